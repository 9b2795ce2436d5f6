package dev.wenshu.inference.scheduling.lifecycle;

import dev.wenshu.inference.scheduling.admission.AdmissionStatistics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a model is.
 *
 * @param reason of that status; empty where it goes without saying
 * @param device that computes, as in {@code cpu}; empty where unknown or not open
 * @param queue of a model that is open, else null
 */
public record ModelState(
        String model,
        Status status,
        String reason,
        Instant since,
        int inFlight,
        int queueDepth,
        Circuit circuit,
        String device,
        @Nullable AdmissionStatistics queue) {
    /** What can be expected of a model. */
    public enum Status {
        /** Not open: never used yet, unloaded to make room, or gone. */
        CLOSED,
        LOADING,
        READY,
        /** Could not be opened; tried again by itself. */
        FAILED,
        /** Replaced or removed; its last calls run. */
        DRAINING
    }

    /** Whether calls get through after failures. */
    public enum Circuit {
        CLOSED,
        /** Failed repeatedly: calls go elsewhere for a while. */
        OPEN,
        /** One call tries. */
        HALF_OPEN
    }
}
