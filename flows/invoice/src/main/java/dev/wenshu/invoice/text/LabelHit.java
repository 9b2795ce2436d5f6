package dev.wenshu.invoice.text;

import dev.wenshu.document.Box;

/** A label as it stands in the text. */
record LabelHit(Label label, Span span, Box box) {
    boolean isSame(LabelHit other) {
        return span.isSame(other.span);
    }
}
