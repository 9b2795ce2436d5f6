package dev.wenshu.inference.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.FinishReason;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Prompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ScriptedGenerationTest {
    private final GenerationRequest request = GenerationRequest.of("m", new Prompt.Raw("12345678"));

    @Test
    void saysItsScriptAtOnce() {
        // Given
        List<Delta> deltas = new ArrayList<>();
        Script script = new Script(List.of("hm"), List.of("a", "b"), Duration.ZERO, Duration.ZERO);

        // When
        Completion completion = new ScriptedGeneration("m", script).generate(request, deltas::add);

        // Then
        assertThat(deltas).containsExactly(new Delta.Reasoning("hm"), new Delta.Text("a"), new Delta.Text("b"));
        assertThat(completion.text()).isEqualTo("ab");
        assertThat(completion.usage()).isEqualTo(new Usage(2, 0, 3, 1));
        assertThat(completion.finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void endsAtTokenLimit() {
        // Given
        Script script = Script.tokens(100, Duration.ZERO, Duration.ZERO);

        // When
        Completion completion = new ScriptedGeneration("m", script).generate(request.withMaxTokens(10));

        // Then
        assertThat(completion.usage().completion()).isEqualTo(10);
        assertThat(completion.finishReason()).isEqualTo(FinishReason.LENGTH);
    }

    @Test
    void keepsItsPace() {
        // Given
        Script script = Script.tokens(5, Duration.ofMillis(50), Duration.ofMillis(20));

        // When
        Completion completion = new ScriptedGeneration("m", script).generate(request);

        // Then
        assertThat(completion.timing().generation()).isGreaterThanOrEqualTo(Duration.ofMillis(130));
    }

    @Test
    @Timeout(20)
    void endsItsWaitAtCancellation() throws Exception {
        // Given
        CountDownLatch begun = new CountDownLatch(1);
        ScriptedGeneration endless = new ScriptedGeneration("m", Script.tokens(10, Duration.ZERO, Duration.ofHours(1)));
        CompletableFuture<Completion> answer = CompletableFuture.supplyAsync(
                () -> endless.generate(request, delta -> begun.countDown()),
                Executors.newVirtualThreadPerTaskExecutor());
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        // When
        request.context().cancellation().cancel();

        // Then
        assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(Cancelled.class);
    }

    @Test
    @Timeout(30)
    void holdsThousandsOfWaitingCallers() throws Exception {
        // Given
        ScriptedGeneration slow =
                new ScriptedGeneration("m", Script.tokens(5, Duration.ofMillis(200), Duration.ofMillis(100)));
        List<Callable<Completion>> calls = IntStream.range(0, 2000)
                .mapToObj(i -> (Callable<Completion>) () -> slow.generate(request))
                .toList();

        // When
        long started = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(calls);
        }

        // Then: one after the other they would take twenty minutes
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(15));
    }
}
