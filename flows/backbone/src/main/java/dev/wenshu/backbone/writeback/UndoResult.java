package dev.wenshu.backbone.writeback;

/** How taking back a document's write-backs ended. */
public sealed interface UndoResult {
    /** All that can be taken back was; {@code left} operations had left no trace of their own to take back. */
    record TakenBack(int undone, int left) implements UndoResult {}

    /** What was written later by somebody else stands in the way; {@code undone} operations were taken back before it. */
    record Stopped(int undone, String reason) implements UndoResult {}

    /** Nothing was done: no such document, or it is still being worked on. */
    record NotPossible(String reason) implements UndoResult {}
}
