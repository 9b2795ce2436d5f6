package dev.wenshu.inference.generation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a call is made, how urgent it is, and how to call it off. Names are empty where nobody said.
 *
 * @param flow what asks, as in {@code invoice-extract}
 * @param document the id of the document that is worked on
 * @param deadline when an answer is of no use any more; null for never
 */
public record CallContext(
        String department,
        String user,
        String flow,
        String document,
        Priority priority,
        @Nullable Instant deadline,
        Cancellation cancellation) {
    /** A call of nobody in particular that cannot be cancelled by others. */
    public static CallContext unattributed() {
        return new CallContext("", "", "", "", Priority.BATCH, null, new Cancellation());
    }

    public CallContext withFlow(String name) {
        return new CallContext(department, user, name, document, priority, deadline, cancellation);
    }

    public CallContext withDepartment(String name) {
        return new CallContext(name, user, flow, document, priority, deadline, cancellation);
    }

    public CallContext withDocument(String id) {
        return new CallContext(department, user, flow, id, priority, deadline, cancellation);
    }

    public CallContext withDeadline(@Nullable Instant other) {
        return new CallContext(department, user, flow, document, priority, other, cancellation);
    }

    public CallContext withPriority(Priority other) {
        return new CallContext(department, user, flow, document, other, deadline, cancellation);
    }

    public CallContext withCancellation(Cancellation other) {
        return new CallContext(department, user, flow, document, priority, deadline, other);
    }

    /** Most urgent first. */
    public enum Priority {
        /** Health checks and probes, which are tiny. */
        PROBE,
        /** A person waits. */
        INTERACTIVE,
        /** Nobody waits. */
        BATCH
    }
}
