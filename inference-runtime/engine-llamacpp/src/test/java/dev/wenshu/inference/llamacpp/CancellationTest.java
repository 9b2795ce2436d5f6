package dev.wenshu.inference.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.testkit.SampleText;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CancellationTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private LlamaCppEngine engine;

    @BeforeEach
    void open() {
        engine = LlamaCppEngine.open(TinyModel.config().withContextTokens(4096).withSpeculation(false));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aCancelledAnswerFreesItsSequence() throws Exception {
        // Given
        Cancellation cancellation = new Cancellation();
        GenerationRequest request = cancellable("Go on for ever", cancellation);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Completion> answer = threads.submit(() -> engine.generate(request));
            awaitRunning(1);

            // When
            cancellation.cancel();

            // Then
            assertThatThrownBy(() -> answer.get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(Cancelled.class);
            awaitRunning(0);
        }
    }

    @Test
    void aLongPromptIsCalledOffInTheMidstOfItsStep() throws Exception {
        // Given
        Cancellation cancellation = new Cancellation();
        GenerationRequest request = cancellable(new SampleText(1).invoice(150), cancellation);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Completion> answer = threads.submit(() -> engine.generate(request));
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> engine.statistics().orElseThrow().steps() >= 1
                            || engine.statistics().orElseThrow().running() == 1);

            // When
            cancellation.cancel();

            // Then
            assertThatThrownBy(() -> answer.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(Cancelled.class);
            awaitRunning(0);
        }
        assertThat(engine.generate(TinyEngine.raw("next", 5)).usage().completion())
                .isEqualTo(5);
    }

    @Test
    void whatTheSinkThrowsReachesTheCallerAndEndsTheGeneration() {
        // Given
        IllegalStateException gone = new IllegalStateException("client is gone");

        // When, Then
        assertThatThrownBy(() -> engine.generate(TinyEngine.raw("Go on", 3000), delta -> {
                    throw gone;
                }))
                .isSameAs(gone);
        awaitRunning(0);
    }

    @Test
    void aCallCancelledBeforeItsStartIsNotStarted() {
        // Given
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        // When, Then
        assertThatThrownBy(() -> engine.generate(cancellable("x", cancellation)))
                .isInstanceOf(Cancelled.class);
    }

    @Test
    void anAnswerPastItsDeadlineIsGivenUp() {
        // Given
        GenerationRequest late = TinyEngine.raw("Go on", 3000)
                .withContext(TinyEngine.raw("", 1)
                        .context()
                        .withDeadline(Instant.now().plusMillis(50)));

        // When, Then
        assertThatThrownBy(() -> engine.generate(late)).isInstanceOf(Busy.class).hasMessageContaining("deadline");
        awaitRunning(0);
    }

    @Test
    void closingTheEngineEndsWhoWaits() throws Exception {
        // Given
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Completion> answer = threads.submit(() -> engine.generate(TinyEngine.raw("Go on", 3000)));
            awaitRunning(1);

            // When
            engine.close();

            // Then
            assertThatThrownBy(() -> answer.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(Busy.class);
        }
        assertThatThrownBy(() -> engine.generate(TinyEngine.raw("x", 5))).isInstanceOf(Busy.class);
    }

    @Test
    void aSlowClientDoesNotHoldUpOthers() throws Exception {
        // Given
        Cancellation unblock = new Cancellation();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch blocked = new CountDownLatch(1);
            unblock.onCancel(blocked::countDown);
            Future<Completion> slow = threads.submit(() -> engine.generate(TinyEngine.raw("Slow", 30), delta -> {
                try {
                    blocked.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));

            // When
            Completion quick = engine.generate(TinyEngine.raw("Quick", 30));

            // Then
            assertThat(quick.usage().completion()).isEqualTo(30);
            unblock.cancel();
            assertThat(slow.get(20, TimeUnit.SECONDS).usage().completion()).isEqualTo(30);
        }
    }

    private static GenerationRequest cancellable(String prompt, Cancellation cancellation) {
        GenerationRequest request = TinyEngine.raw(prompt, 0);
        return request.withContext(request.context().withCancellation(cancellation));
    }

    private void awaitRunning(int count) {
        Awaitility.await()
                .atMost(SOON)
                .until(() -> engine.statistics().orElseThrow().running() == count
                        && engine.statistics().orElseThrow().waiting() == 0);
    }
}
