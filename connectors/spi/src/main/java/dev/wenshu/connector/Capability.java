package dev.wenshu.connector;

/** What a connector can do with its system. */
public enum Capability {
    /** Hands items on to intake. */
    PICK_UP,
    /** Writes a result file beside the original. */
    SIDECAR,
    /** Appends a row to a table that people keep by hand. */
    LEDGER_ROW,
    /** Sets named values on the item itself: tags, columns, properties. */
    PROPERTIES,
    /** Answers whoever sent the item. */
    REPLY,
    /** Moves the original within the source. */
    MOVE_ORIGINAL,
    /** Takes back what it wrote, from the undo record. */
    UNDO
}
