package dev.wenshu.inference.scheduling;

import dev.wenshu.inference.generation.CallContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How long a call may wait for something. */
public final class Patience {
    private Patience() {}

    /** Until its deadline and no longer than {@code longest}; zero or less where the deadline has passed. */
    public static Duration of(CallContext context, Duration longest, InstantSource clock) {
        Instant deadline = context.deadline();
        if (deadline == null) {
            return longest;
        }
        Duration left = Duration.between(clock.instant(), deadline);
        return left.compareTo(longest) < 0 ? left : longest;
    }
}
