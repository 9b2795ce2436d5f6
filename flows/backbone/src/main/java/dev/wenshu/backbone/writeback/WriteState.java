package dev.wenshu.backbone.writeback;

/** How far one operation has come. */
enum WriteState {
    PENDING,
    WRITTEN,
    CONFLICT,
    REFUSED,
    UNDONE,
    /** Never done: a later plan took its place. */
    SUPERSEDED
}
