package dev.wenshu.inference.scheduling.lifecycle;

import dev.wenshu.inference.scheduling.lifecycle.ModelState.Status;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The status of an engine and the lock over all that goes with it. */
final class GuardedStatus {
    private static final System.Logger LOG = System.getLogger(GuardedStatus.class.getName());

    private final String model;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Status status = Status.CLOSED;
    private String reason = "";
    private Instant since;

    GuardedStatus(String model, InstantSource clock) {
        this.model = model;
        this.clock = clock;
        this.since = clock.instant();
    }

    <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    void run(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    /** Those that wait look again. */
    void signal() {
        run(changed::signalAll);
    }

    /** Lets the lock go until a signal brings the condition, or the time has passed; returns the condition. Locked only. */
    boolean await(BooleanSupplier condition, Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        while (!condition.getAsBoolean() && left > 0) {
            left = changed.awaitNanos(left);
        }
        return condition.getAsBoolean();
    }

    boolean is(Status other) {
        return status == other;
    }

    Status status() {
        return status;
    }

    String reason() {
        return reason;
    }

    Instant since() {
        return since;
    }

    void become(Status next, String why) {
        run(() -> {
            status = next;
            reason = why;
            since = clock.instant();
            changed.signalAll();
        });
        LOG.log(Level.INFO, "model {0} is {1} {2}", model, next, why);
    }
}
