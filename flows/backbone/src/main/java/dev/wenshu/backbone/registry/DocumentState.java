package dev.wenshu.backbone.registry;

import java.util.EnumSet;
import java.util.Set;

/** How far a document has come, and where it may go from there. */
public enum DocumentState {
    /** Stored and registered; the source may forget it. */
    RECEIVED,
    /** Being read. */
    PROCESSING,
    /** A person has to look. */
    IN_REVIEW,
    /** A person has agreed; to be written back. */
    APPROVED,
    /** The plan of what to write back stands; being written. */
    WRITING,
    /** All was written, nothing is open. */
    DONE,
    /** Could not be read or was turned down; the reason was written back. */
    REJECTED,
    /** In the dead letters, until somebody replays it. */
    FAILED;

    /** States with work of ours still to come. */
    public static final Set<DocumentState> OPEN = Set.copyOf(EnumSet.of(RECEIVED, PROCESSING, APPROVED, WRITING));

    /** The states that may follow this one. */
    public Set<DocumentState> next() {
        return switch (this) {
            case RECEIVED -> EnumSet.of(PROCESSING, FAILED);
            case PROCESSING -> EnumSet.of(WRITING, FAILED);
            case IN_REVIEW -> EnumSet.of(APPROVED, REJECTED, WRITING);
            case APPROVED -> EnumSet.of(WRITING, FAILED);
            case WRITING -> EnumSet.of(DONE, IN_REVIEW, REJECTED, FAILED);
            // What was written is taken back, and a person decides anew.
            case DONE, REJECTED -> EnumSet.of(IN_REVIEW);
            case FAILED -> EnumSet.of(RECEIVED, WRITING);
        };
    }
}
