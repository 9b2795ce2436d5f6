package dev.wenshu.connector.jms;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Messages that were not handed on through a defect of ours: each waits longer after each attempt. */
final class Postponed {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 7;

    private record Failure(int times, Instant notBefore) {}

    private final InstantSource clock;
    private final int most;
    private final Map<String, Failure> failures = new HashMap<>();

    Postponed(InstantSource clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /** Ids of those whose wait has not ended. */
    List<String> waiting() {
        Instant now = clock.instant();
        Instant longAgo = now.minus(FIRST_WAIT.multipliedBy(1L << (MOST_DOUBLINGS + 1)));
        // The broker may have given up on them, or another consumer may have had them.
        failures.values().removeIf(failure -> failure.notBefore().isBefore(longAgo));
        return failures.entrySet().stream()
                .filter(entry -> now.isBefore(entry.getValue().notBefore()))
                .map(Map.Entry::getKey)
                .toList();
    }

    void postpone(String messageId) {
        failures.merge(messageId, after(1), (before, first) -> after(before.times() + 1));
    }

    void forget(String messageId) {
        failures.remove(messageId);
    }

    /** Whether so many messages failed that the next ones will too. */
    boolean isFull() {
        return failures.size() >= most;
    }

    private Failure after(int times) {
        return new Failure(
                times, clock.instant().plus(FIRST_WAIT.multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS))));
    }
}
