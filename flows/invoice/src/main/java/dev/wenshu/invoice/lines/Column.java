package dev.wenshu.invoice.lines;

import dev.wenshu.document.Box;

/**
 * One column of a table by its head.
 *
 * @param box of the head's words
 */
record Column(ColumnKind kind, Box box) {
    private static final float EDGE = 0.35f;

    /** How far a stretch of a row is from standing in this column: the gap between them, and how badly their edges align. */
    float distance(Box at) {
        float gap = Math.max(0, Math.max(box.x0() - at.x1(), at.x0() - box.x1()));
        float edges = Math.min(
                Math.abs(at.centerX() - box.centerX()),
                Math.min(Math.abs(at.x0() - box.x0()), Math.abs(at.x1() - box.x1())));
        return gap + EDGE * edges;
    }
}
