package dev.wenshu.connector.polling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Items that were not handed on through a fault of their own: each waits longer after each attempt, from 5 seconds up to 11 minutes.
 * For one thread.
 *
 * @param <K> what tells items apart
 */
public final class Postponed<K> {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 7;

    private record Failure(int times, Instant notBefore) {}

    private final InstantSource clock;
    private final int most;
    private final Map<K, Failure> failures = new HashMap<>();

    /** @param most so many may wait before {@link #isFull} */
    public Postponed(InstantSource clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    public boolean waits(K item) {
        Failure failure = failures.get(item);
        return failure != null && clock.instant().isBefore(failure.notBefore());
    }

    /** Those whose wait has not ended. */
    public List<K> waiting() {
        return failures.keySet().stream().filter(this::waits).toList();
    }

    /** All that failed and neither was handed on since nor forgotten, whether their wait has ended or not. */
    public Set<K> failed() {
        return Set.copyOf(failures.keySet());
    }

    public void postpone(K item) {
        failures.merge(item, after(1), (before, first) -> after(before.times() + 1));
    }

    public void forget(K item) {
        failures.remove(item);
    }

    /** Whether so many items failed that the next ones will too. */
    public boolean isFull() {
        return failures.size() >= most;
    }

    /** Forgets those whose wait ended long ago, as they were deleted or replaced, or taken by somebody else meanwhile. */
    public void forgetLongAgo() {
        Instant longAgo = clock.instant().minus(FIRST_WAIT.multipliedBy(1L << (MOST_DOUBLINGS + 1)));
        failures.values().removeIf(failure -> failure.notBefore().isBefore(longAgo));
    }

    private Failure after(int times) {
        return new Failure(
                times, clock.instant().plus(FIRST_WAIT.multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS))));
    }
}
