package dev.wenshu.inference.onnx;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets a few requests run and a bounded number wait, in the order they came; the rest are refused. */
final class Admission {
    private static final Duration DRAIN = Duration.ofSeconds(30);

    private final int concurrency;
    private final Semaphore running;
    private final Semaphore admitted;
    private final Duration maxWait;

    Admission(int concurrency, int queue, Duration maxWait) {
        this.concurrency = concurrency;
        this.running = new Semaphore(concurrency, true);
        this.admitted = new Semaphore(concurrency + queue);
        this.maxWait = maxWait;
    }

    <T> T run(Supplier<T> inference) {
        if (!admitted.tryAcquire()) {
            throw new Fault(FaultCategory.CAPACITY, "the inference queue is full; try again later");
        }
        try {
            awaitTurn();
            try {
                return inference.get();
            } finally {
                running.release();
            }
        } finally {
            admitted.release();
        }
    }

    private void awaitTurn() {
        try {
            if (!running.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Fault(FaultCategory.CAPACITY, "no turn came up for inference within " + maxWait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault(FaultCategory.CAPACITY, "interrupted while waiting for inference", e);
        }
    }

    /** Keeps new inferences from starting and waits for those that run; false where they did not end in time. */
    boolean drain() {
        try {
            return running.tryAcquire(concurrency, DRAIN.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
