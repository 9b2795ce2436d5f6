package dev.wenshu.inference.scheduling.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.ModelCatalog.Task;
import dev.wenshu.inference.generation.CallContext.Priority;
import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.FinishReason;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Sampling;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.inference.scheduling.Requests;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ResponseCacheTest {
    private static final ModelCard CARD = new ModelCard("m", Task.TEXT_GENERATION, "fake", "v1", "");

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong ticker = new AtomicLong();
    private final ResponseCache cache = new ResponseCache(CacheConfig.defaults(), InstantSource.system(), ticker::get);
    private final TextGeneration model =
            (request, sink) -> Requests.completion("m", "answer " + calls.incrementAndGet());
    private final TextGeneration cached = cache.before(model, CARD);
    private final GenerationRequest request = Requests.request("m");

    @Test
    void equalRequestIsAnsweredFromMemoryAndReplayed() {
        // Given
        cached.generate(request);
        List<Delta> deltas = new ArrayList<>();

        // When
        Completion second = cached.generate(request, deltas::add);

        // Then
        assertThat(calls).hasValue(1);
        assertThat(second.text()).isEqualTo("answer 1");
        assertThat(second.usage().cached()).isEqualTo(second.usage().prompt());
        assertThat(deltas).containsExactly(new Delta.Text("answer 1"));
        assertThat(cache.statistics())
                .extracting(CacheStatistics::hits, CacheStatistics::misses)
                .containsExactly(1L, 1L);
    }

    @Test
    void whateverShapesAnAnswerTellsRequestsApart() {
        // Given
        cached.generate(request);

        // When
        cached.generate(request.withMaxTokens(5));
        cached.generate(request.withThinking(Thinking.off()));
        cached.generate(request.withStop(List.of("\n")));
        cached.generate(request.withContext(request.context().withDepartment("other")));
        cached.generate(request.withContext(request.context().withDocument("other")));
        cache.before(model, new ModelCard("m", Task.TEXT_GENERATION, "fake", "v2", ""))
                .generate(request);

        // Then
        assertThat(calls).hasValue(7);
    }

    @Test
    void drawnAnswersAreNotKept() {
        // When
        cached.generate(request.withSampling(Sampling.defaults()));
        cached.generate(request.withSampling(Sampling.defaults()));

        // Then
        assertThat(calls).hasValue(2);
        assertThat(cache.statistics().misses()).isZero();
    }

    @Test
    void cutAnswerIsNotKept() {
        // Given
        TextGeneration cut = cache.before(
                (request, sink) -> Requests.completion("m", "cut " + calls.incrementAndGet(), FinishReason.LENGTH),
                CARD);

        // When
        cut.generate(request);
        cut.generate(request);

        // Then
        assertThat(calls).hasValue(2);
    }

    @Test
    void oldAnswerIsComputedAgain() {
        // Given
        cached.generate(request);

        // When
        ticker.addAndGet(Duration.ofDays(1).toNanos() + 1);
        cached.generate(request);

        // Then
        assertThat(calls).hasValue(2);
    }

    @Test
    void sizeIsBounded() {
        // Given
        ResponseCache small = new ResponseCache(new CacheConfig(true, 100_000, Duration.ofDays(1), ""));
        TextGeneration large = small.before((request, sink) -> Requests.completion("m", "x".repeat(10_000)), CARD);

        // When
        for (int i = 0; i < 50; i++) {
            large.generate(request.withMaxTokens(i + 1));
        }

        // Then
        assertThat(small.statistics().bytes()).isLessThanOrEqualTo(100_000);
    }

    @Test
    void cacheThatIsOffIsNotThere() {
        // When / Then
        assertThat(new ResponseCache(CacheConfig.off()).before(model, CARD)).isSameAs(model);
    }

    @Test
    void equalCallsUnderWayAreOneCall() {
        // Given
        CountDownLatch release = new CountDownLatch(1);
        TextGeneration slow = cache.before(slow(release), CARD);
        List<CompletableFuture<Completion>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(run(() -> slow.generate(request)));
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> calls.get() == 1);

        // When
        release.countDown();

        // Then
        assertThat(all)
                .extracting(CompletableFuture::join)
                .extracting(Completion::text)
                .containsOnly("answer 1");
        assertThat(calls).hasValue(1);
    }

    @Test
    void urgentCallDoesNotWaitForOneThatHasNoHaste() {
        // Given
        CountDownLatch release = new CountDownLatch(1);
        TextGeneration slow = cache.before(slow(release), CARD);
        CompletableFuture<Completion> batch = run(() -> slow.generate(request));
        await().atMost(Duration.ofSeconds(5)).until(() -> calls.get() == 1);

        // When
        CompletableFuture<Completion> urgent =
                run(() -> slow.generate(request.withContext(request.context().withPriority(Priority.INTERACTIVE))));

        // Then
        await().atMost(Duration.ofSeconds(5)).until(() -> calls.get() == 2);
        release.countDown();
        batch.join();
        urgent.join();
    }

    @Test
    void failureOfTheFirstIsNotTheFailureOfTheOthers() {
        // Given
        CountDownLatch release = new CountDownLatch(1);
        TextGeneration failingOnce = cache.before(
                (request, sink) -> {
                    if (calls.incrementAndGet() == 1) {
                        awaitQuietly(release);
                        throw new Fault(FaultCategory.EXTERNAL, "away");
                    }
                    return Requests.completion("m", "second");
                },
                CARD);
        CompletableFuture<Completion> first = run(() -> failingOnce.generate(request));
        await().atMost(Duration.ofSeconds(5)).until(() -> calls.get() == 1);
        CompletableFuture<Completion> second = run(() -> failingOnce.generate(request));

        // When
        release.countDown();

        // Then
        assertThatThrownBy(first::join).hasMessageContaining("away");
        assertThat(second.join().text()).isEqualTo("second");
    }

    @Test
    void callThatWaitsForAnEqualOneCanBeCancelled() {
        // Given
        CountDownLatch release = new CountDownLatch(1);
        TextGeneration slow = cache.before(slow(release), CARD);
        CompletableFuture<Completion> first = run(() -> slow.generate(request));
        await().atMost(Duration.ofSeconds(5)).until(() -> calls.get() == 1);
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Completion> second =
                run(() -> slow.generate(request.withContext(request.context().withCancellation(cancellation))));

        // When
        cancellation.cancel();

        // Then
        assertThatThrownBy(second::join).hasCauseInstanceOf(Cancelled.class);
        release.countDown();
        assertThat(first.join().text()).isEqualTo("answer 1");
    }

    private TextGeneration slow(CountDownLatch release) {
        return (request, sink) -> {
            int call = calls.incrementAndGet();
            awaitQuietly(release);
            return Requests.completion("m", "answer " + call);
        };
    }

    private static CompletableFuture<Completion> run(Supplier<Completion> call) {
        return CompletableFuture.supplyAsync(call, task -> Thread.ofVirtual().start(task));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
