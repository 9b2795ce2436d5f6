package dev.wenshu.inference.scheduling.supervision;

import java.time.Instant;

/**
 * How a supervised child is.
 *
 * @param reason of the last end, or of the state; empty where it goes without saying
 * @param pid of the child that runs; 0 where none does
 * @param restarts since supervision began
 */
public record ChildState(Status status, String reason, Instant since, long pid, int restarts) {
    public enum Status {
        STARTING,
        READY,
        /** Ended; started again soon. */
        RESTARTING,
        /** Ended quickly too often; tried again after a longer while. */
        FAILED,
        STOPPED
    }
}
