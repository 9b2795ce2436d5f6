package dev.wenshu.backbone.writeback;

/** What happens to an original when its results are written. */
public enum MovePolicy {
    /** It stays where it is. */
    KEEP,
    /** Moved to {@code done}, {@code review} or {@code rejected}. */
    DONE,
    /** As DONE, with a folder a month in each, as in {@code done/2026-11}. */
    BY_MONTH
}
