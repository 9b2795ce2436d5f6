package dev.wenshu.connector.mail.pickup;

import dev.wenshu.connector.polling.Postponed;
import java.time.InstantSource;

/** How far a folder is handed on: all UIDs below a mark, and those above it that wait after a fault. One thread. */
final class PickUpProgress {
    private final InstantSource clock;
    private Postponed<Long> postponed;
    private long uidValidity = -1;
    private long settledBelow = 1;

    PickUpProgress(InstantSource clock) {
        this.clock = clock;
        this.postponed = new Postponed<>(clock, Integer.MAX_VALUE);
    }

    /** Another UIDVALIDITY means that all UIDs are new. */
    void startPoll(long validity) {
        if (validity != uidValidity) {
            uidValidity = validity;
            settledBelow = 1;
            postponed = new Postponed<>(clock, Integer.MAX_VALUE);
        }
    }

    /** The lowest UID that may be open. */
    long from() {
        return settledBelow;
    }

    boolean mustWait(long uid) {
        return postponed.waits(uid);
    }

    void failed(long uid) {
        postponed.postpone(uid);
    }

    void settled(long uid) {
        postponed.forget(uid);
    }

    /** Everything up to {@code lastUid} was looked at; what waits keeps the mark down. */
    void endPoll(long lastUid) {
        long lowestWaiting =
                postponed.failed().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
        settledBelow = Math.max(settledBelow, Math.min(lastUid + 1, lowestWaiting));
    }

    boolean anyWaiting() {
        return !postponed.failed().isEmpty();
    }
}
