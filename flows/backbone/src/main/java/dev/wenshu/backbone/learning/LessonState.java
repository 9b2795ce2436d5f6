package dev.wenshu.backbone.learning;

/** How far a lesson has come. */
enum LessonState {
    /** The document is still to be read for it. */
    WAITING,
    /** Every version from now on is learned with it. */
    READY,
    /** There is nothing to be learned from such a document. */
    NOTHING,
    /** The document could not be read again. */
    FAILED
}
