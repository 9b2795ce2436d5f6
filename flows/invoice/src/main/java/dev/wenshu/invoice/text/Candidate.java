package dev.wenshu.invoice.text;

import dev.wenshu.document.Box;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A typed value that some field may have.
 *
 * @param value normalised as the field shows it
 * @param amount of kind AMOUNT, else null
 * @param quality 1 for an unmistakable value of its kind, less for a bare whole number or an ambiguous date
 */
record Candidate(
        Kind kind,
        Span span,
        Box box,
        String value,
        @Nullable BigDecimal amount,
        double quality) {
    /** What the value is. */
    enum Kind {
        AMOUNT,
        DATE,
        NUMBER
    }

    /** At the same place in the document. */
    boolean isSame(Candidate other) {
        return kind == other.kind && span.isSame(other.span);
    }

    BigDecimal money() {
        if (amount == null) {
            throw new IllegalStateException("not an amount: " + kind);
        }
        return amount;
    }

    @Override
    public String toString() {
        return "Candidate[kind=" + kind + ", span=" + span + "]";
    }
}
