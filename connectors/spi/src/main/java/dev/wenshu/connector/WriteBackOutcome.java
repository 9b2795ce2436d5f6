package dev.wenshu.connector;

/** How one operation ended, where it ended as expected; a fault is raised instead. */
public sealed interface WriteBackOutcome {
    /** Idempotency key of the operation this answers. */
    String key();

    /**
     * The change holds now, whether this call made it or an earlier one.
     *
     * @param target where it can be seen, as a path or address
     * @param undo what {@link Capability#UNDO} needs to take it back, opaque to the suite; empty where nothing can be undone
     */
    record Written(String key, String target, String undo) implements WriteBackOutcome {}

    /** The item or target is not what was read: someone else changed it. Nothing was written. */
    record Conflict(String key, String reason) implements WriteBackOutcome {}

    /** The connector cannot do this operation. */
    record Refused(String key, String reason) implements WriteBackOutcome {}
}
