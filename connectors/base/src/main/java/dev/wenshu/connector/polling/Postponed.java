package dev.wenshu.connector.polling;

import dev.wenshu.connector.polling.SeenItems.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Items that were not handed on through a fault of their own: each waits longer after each attempt. */
final class Postponed {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 7;

    private record Failure(int times, Instant notBefore) {}

    private final InstantSource clock;
    private final int most;
    private final Map<Fingerprint, Failure> failures = new HashMap<>();

    Postponed(InstantSource clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    boolean waits(Fingerprint item) {
        Failure failure = failures.get(item);
        return failure != null && clock.instant().isBefore(failure.notBefore());
    }

    void postpone(Fingerprint item) {
        failures.merge(item, after(1), (before, first) -> after(before.times() + 1));
    }

    void forget(Fingerprint item) {
        failures.remove(item);
    }

    /** Whether so many items failed that the next ones will too. */
    boolean isFull() {
        return failures.size() >= most;
    }

    /** Forgets those whose wait ended long ago, as they were deleted or replaced meanwhile. */
    void nextPoll() {
        Instant longAgo = clock.instant().minus(FIRST_WAIT.multipliedBy(1L << (MOST_DOUBLINGS + 1)));
        failures.values().removeIf(failure -> failure.notBefore().isBefore(longAgo));
    }

    private Failure after(int times) {
        return new Failure(
                times, clock.instant().plus(FIRST_WAIT.multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS))));
    }
}
