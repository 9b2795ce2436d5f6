package dev.wenshu.invoice.text;

import dev.wenshu.document.Box;

/** A stretch of a row's text. */
record Span(Row row, int start, int end) {
    String text() {
        return row.text().substring(start, end);
    }

    Box box() {
        return row.boxOf(start, end);
    }

    double confidence() {
        return row.confidenceOf(start, end);
    }

    boolean isSame(Span other) {
        return row.index() == other.row.index() && start == other.start && end == other.end;
    }

    boolean overlaps(Span other) {
        return row.index() == other.row.index() && start < other.end && other.start < end;
    }

    @Override
    public String toString() {
        return "Span[row=" + row.index() + ", start=" + start + ", end=" + end + "]";
    }
}
