package dev.wenshu.inference.scheduling.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.CallContext.Priority;
import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.scheduling.Requests;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AdmissionQueueTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void end() {
        callers.shutdownNow();
    }

    @Test
    void probeGoesBeforeInteractiveBeforeBatch() {
        // Given
        AdmissionQueue queue = queue(AdmissionConfig.defaults().withConcurrency(1));
        AdmissionQueue.Permit first = queue.acquire(Requests.of("a"));
        List<CompletableFuture<Void>> calls = new ArrayList<>();
        for (Priority priority : List.of(Priority.BATCH, Priority.INTERACTIVE, Priority.PROBE)) {
            calls.add(call(queue, Requests.of("a").withPriority(priority), priority.name()));
            awaitDepth(queue, calls.size());
        }

        // When
        first.close();

        // Then
        calls.forEach(CompletableFuture::join);
        assertThat(order).containsExactly("PROBE", "INTERACTIVE", "BATCH");
    }

    @Test
    void agedBatchCallIsLetInAmongInteractiveOnes() {
        // Given
        AdmissionQueue queue =
                queue(AdmissionConfig.defaults().withConcurrency(1).withBatchPatience(Duration.ofSeconds(30)));
        AdmissionQueue.Permit first = queue.acquire(Requests.of("a"));
        List<CompletableFuture<Void>> calls = new ArrayList<>();
        calls.add(call(queue, Requests.of("a"), "batch"));
        awaitDepth(queue, 1);
        for (int i = 0; i < 8; i++) {
            calls.add(call(queue, Requests.of("b").withPriority(Priority.INTERACTIVE), "interactive"));
        }
        awaitDepth(queue, 9);
        nanos.addAndGet(Duration.ofSeconds(31).toNanos());

        // When
        first.close();

        // Then
        calls.forEach(CompletableFuture::join);
        assertThat(order.indexOf("batch")).isEqualTo(3);
    }

    @Test
    void fullQueueRefusesWithTheTimeThatThoseWaitingWillTake() {
        // Given
        AdmissionQueue queue =
                queue(AdmissionConfig.defaults().withConcurrency(2).withQueueLimit(3));
        for (int i = 0; i < 4; i++) {
            AdmissionQueue.Permit permit = queue.acquire(Requests.of("a"));
            nanos.addAndGet(Duration.ofSeconds(8).toNanos());
            permit.close();
        }
        AdmissionQueue.Permit one = queue.acquire(Requests.of("a"));
        AdmissionQueue.Permit two = queue.acquire(Requests.of("a"));
        List<CompletableFuture<Void>> calls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            calls.add(call(queue, Requests.of("a"), "waiting"));
        }
        awaitDepth(queue, 3);

        // When / Then
        assertThatThrownBy(() -> queue.acquire(Requests.of("b"))).isInstanceOfSatisfying(Busy.class, busy -> {
            assertThat(busy.category()).isEqualTo(FaultCategory.CAPACITY);
            assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(16));
        });
        assertThat(queue.statistics().refused()).isEqualTo(1);
        one.close();
        two.close();
        calls.forEach(CompletableFuture::join);
    }

    @Test
    void probeFindsAPlaceInAFullQueue() {
        // Given
        AdmissionQueue queue =
                queue(AdmissionConfig.defaults().withConcurrency(1).withQueueLimit(0));
        AdmissionQueue.Permit running = queue.acquire(Requests.of("a"));
        CompletableFuture<Void> probe = call(queue, Requests.of("").withPriority(Priority.PROBE), "probe");
        awaitDepth(queue, 1);

        // When
        running.close();

        // Then
        probe.join();
        assertThat(order).containsExactly("probe");
    }

    @Test
    void waitingCallLeavesAtItsDeadline() {
        // Given
        AdmissionQueue queue = queue(AdmissionConfig.defaults().withConcurrency(1));
        AdmissionQueue.Permit running = queue.acquire(Requests.of("a"));
        CallContext late = Requests.of("a").withDeadline(NOW.plusMillis(50));

        // When / Then
        assertThatThrownBy(() -> queue.acquire(late)).isInstanceOf(Busy.class).hasMessageContaining("in time");
        assertThat(queue.statistics().expired()).isEqualTo(1);
        assertThat(queue.statistics().depth()).isZero();
        running.close();
        queue.acquire(Requests.of("a")).close();
    }

    @Test
    void callWhoseDeadlinePassedDoesNotEvenWait() {
        // Given
        AdmissionQueue queue = queue(AdmissionConfig.defaults());

        // When / Then
        assertThatThrownBy(() -> queue.acquire(Requests.of("a").withDeadline(NOW)))
                .isInstanceOf(Busy.class)
                .hasMessageContaining("deadline");
    }

    @Test
    void cancelledCallLeavesAtOnce() {
        // Given
        AdmissionQueue queue = queue(AdmissionConfig.defaults().withConcurrency(1));
        AdmissionQueue.Permit running = queue.acquire(Requests.of("a"));
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Void> waiting = call(queue, Requests.of("a").withCancellation(cancellation), "never");
        awaitDepth(queue, 1);

        // When
        cancellation.cancel();

        // Then
        assertThat(queue.statistics().depth()).isZero();
        assertThatThrownBy(waiting::join).hasCauseInstanceOf(Cancelled.class);
        running.close();
        assertThat(queue.statistics().running()).isZero();
    }

    @Test
    void closingTurnsAwayThoseThatWait() {
        // Given
        AdmissionQueue queue = queue(AdmissionConfig.defaults().withConcurrency(1));
        AdmissionQueue.Permit running = queue.acquire(Requests.of("a"));
        CompletableFuture<Void> waiting = call(queue, Requests.of("a"), "never");
        awaitDepth(queue, 1);

        // When
        queue.close();

        // Then
        assertThatThrownBy(waiting::join).hasCauseInstanceOf(Busy.class);
        assertThatThrownBy(() -> queue.acquire(Requests.of("a"))).isInstanceOf(Busy.class);
        running.close();
    }

    @Test
    void permitClosedTwiceIsGivenBackOnce() {
        // Given
        AdmissionQueue queue = queue(AdmissionConfig.defaults().withConcurrency(1));
        AdmissionQueue.Permit permit = queue.acquire(Requests.of("a"));
        permit.close();

        // When
        permit.close();

        // Then
        assertThat(queue.statistics().running()).isZero();
    }

    @Test
    void settingsThatCannotWorkAreAllNamed() {
        // When / Then
        assertThatThrownBy(() -> new AdmissionConfig(
                        0, -1, Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1), Map.of("a", -1.0)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.SETUP))
                .hasMessageContainingAll("concurrency", "queue limit", "maximum wait", "department a");
    }

    private AdmissionQueue queue(AdmissionConfig config) {
        return new AdmissionQueue("m", config, InstantSource.fixed(NOW), nanos::get);
    }

    private CompletableFuture<Void> call(AdmissionQueue queue, CallContext context, String name) {
        return CompletableFuture.runAsync(
                () -> {
                    try (AdmissionQueue.Permit _ = queue.acquire(context)) {
                        order.add(name);
                    }
                },
                callers);
    }

    private static void awaitDepth(AdmissionQueue queue, int depth) {
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> queue.statistics().depth() == depth);
    }
}
