package dev.wenshu.connector.mail.pickup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How far a folder is handed on: all UIDs below a mark, and those above it that wait after a fault. One thread. */
final class PickUpProgress {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 7;

    private record Failure(int times, Instant notBefore) {}

    private final InstantSource clock;
    private final Map<Long, Failure> failures = new ConcurrentHashMap<>();
    private long uidValidity = -1;
    private long settledBelow = 1;

    PickUpProgress(InstantSource clock) {
        this.clock = clock;
    }

    /** Another UIDVALIDITY means that all UIDs are new. */
    void startPoll(long validity) {
        if (validity != uidValidity) {
            uidValidity = validity;
            settledBelow = 1;
            failures.clear();
        }
    }

    /** The lowest UID that may be open. */
    long from() {
        return settledBelow;
    }

    boolean mustWait(long uid) {
        Failure failure = failures.get(uid);
        return failure != null && clock.instant().isBefore(failure.notBefore());
    }

    void failed(long uid) {
        failures.merge(uid, waiting(1), (before, first) -> waiting(before.times() + 1));
    }

    void settled(long uid) {
        failures.remove(uid);
    }

    /** Everything up to {@code lastUid} was looked at; what waits keeps the mark down. */
    void endPoll(long lastUid) {
        long lowestWaiting =
                failures.keySet().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
        settledBelow = Math.max(settledBelow, Math.min(lastUid + 1, lowestWaiting));
    }

    boolean anyWaiting() {
        return !failures.isEmpty();
    }

    private Failure waiting(int times) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS));
        return new Failure(times, clock.instant().plus(wait));
    }
}
