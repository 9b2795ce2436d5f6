package dev.wenshu.inference.scheduling.lifecycle;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Why a model could not be opened, and when it is tried again.
 *
 * @param times in a row
 */
record OpeningFailure(FaultCategory category, String reason, int times, Instant retryAt) {
    private static final int DOUBLINGS = 20;

    /** Messages of faults hold no secrets; of other exceptions only the kind is kept. */
    static String reasonOf(Throwable thrown) {
        String message = thrown instanceof Fault ? thrown.getMessage() : null;
        return message != null ? message : "it failed with " + thrown.getClass().getSimpleName() + ", see the log";
    }

    static OpeningFailure after(@Nullable OpeningFailure before, Throwable thrown, SlotEnvironment environment) {
        PoolConfig config = environment.config();
        int times = before == null ? 1 : before.times() + 1;
        Duration doubled = config.firstRetry().multipliedBy(1L << Math.min(times - 1, DOUBLINGS));
        Duration delay = doubled.compareTo(config.lastRetry()) < 0 ? doubled : config.lastRetry();
        Duration jitter = Duration.ofMillis(environment.random().nextLong(delay.toMillis() / 4 + 1));
        Instant retryAt = environment.clock().instant().plus(delay).plus(jitter);
        return new OpeningFailure(Fault.categoryOf(thrown), reasonOf(thrown), times, retryAt);
    }

    boolean isDue(InstantSource clock) {
        return !retryAt.isAfter(clock.instant());
    }

    Fault fault(String model) {
        return new Fault(category, "model " + model + " could not be opened: " + reason);
    }
}
