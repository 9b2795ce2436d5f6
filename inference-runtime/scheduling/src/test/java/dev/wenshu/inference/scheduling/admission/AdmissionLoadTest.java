package dev.wenshu.inference.scheduling.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.CallContext.Priority;
import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.scheduling.Requests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AdmissionLoadTest {
    private static final int CONCURRENCY = 3;
    private static final List<Priority> PRIORITIES = List.of(Priority.values());

    /** Whatever calls do, all permits come back, and no more than allowed are ever out. */
    @Property(tries = 25)
    void noPermitIsLostUnderCancellationTimeoutAndCompletion(@ForAll long seed) throws Exception {
        AdmissionQueue queue = new AdmissionQueue(
                "m", AdmissionConfig.defaults().withConcurrency(CONCURRENCY).withQueueLimit(40));
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger ends = new AtomicInteger();
        Random random = new Random(seed);
        int calls = 120;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < calls; i++) {
                Cancellation cancellation = new Cancellation();
                CallContext context = Requests.of("d" + random.nextInt(4))
                        .withPriority(PRIORITIES.get(random.nextInt(PRIORITIES.size())))
                        .withCancellation(cancellation);
                if (random.nextInt(4) == 0) {
                    context = context.withDeadline(Instant.now().plusMillis(random.nextInt(8)));
                }
                long work = random.nextInt(1_000_000);
                CallContext whole = context;
                Future<?> call = callers.submit(() -> {
                    try (AdmissionQueue.Permit _ = queue.acquire(whole)) {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        LockSupport.parkNanos(work);
                        running.decrementAndGet();
                    } catch (Busy | Cancelled e) {
                        assertThat(e).hasMessageNotContaining("null");
                    } finally {
                        ends.incrementAndGet();
                    }
                });
                switch (random.nextInt(6)) {
                    case 0 -> callers.execute(cancellation::cancel);
                    case 1 -> call.cancel(true);
                    default -> {}
                }
            }
        }
        AdmissionStatistics after = queue.statistics();
        assertThat(after.running()).isZero();
        assertThat(after.depth()).isZero();
        assertThat(most.get()).isLessThanOrEqualTo(CONCURRENCY);
        for (int i = 0; i < CONCURRENCY; i++) {
            queue.acquire(Requests.of("after").withDeadline(Instant.now().plusSeconds(5)));
        }
        assertThat(ends.get()).isLessThanOrEqualTo(calls);
    }

    @Test
    @Timeout(30)
    void twoThousandWaitAndAllAreServed() throws Exception {
        // Given
        AdmissionQueue queue =
                new AdmissionQueue("m", AdmissionConfig.defaults().withConcurrency(4));
        List<AdmissionQueue.Permit> held = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            held.add(queue.acquire(Requests.of("first")));
        }
        AtomicInteger served = new AtomicInteger();

        // When
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2_000; i++) {
                CallContext context = Requests.of("d" + i % 20);
                callers.execute(() -> {
                    try (AdmissionQueue.Permit _ = queue.acquire(context)) {
                        served.incrementAndGet();
                    }
                });
            }
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> queue.statistics().depth() == 2_000);
            held.forEach(AdmissionQueue.Permit::close);
        }

        // Then
        assertThat(served).hasValue(2_000);
        assertThat(queue.statistics().running()).isZero();
    }
}
