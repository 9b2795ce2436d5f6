package dev.wenshu.invoice.layout;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How a field of a layout is read.
 *
 * @param value that it always has; null where it changes
 * @param anchor by which it is found where it changes
 * @param right lessons in which this is what the document states
 * @param of lessons in which the document states the field
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KnownField(@Nullable String value, @Nullable Anchor anchor, int right, int of) {
    private static final int SHOWN_IDENTITY = 3;

    /** The expected share of documents in which it is right (Laplace's rule); what never changes counts as seen before. */
    double confidence() {
        int more = value == null ? 0 : SHOWN_IDENTITY;
        return (right + more + 1.0) / (of + more + 2.0);
    }

    @Override
    public String toString() {
        return "KnownField[right=" + right + ", of=" + of + "]";
    }
}
