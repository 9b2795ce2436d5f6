package dev.wenshu.invoice;

import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.invoice.text.VisibleText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Compares what a hybrid invoice states to machines with what it shows to people, field by field. A difference is reported only
 * where the visible part clearly labels another value and shows the structured one nowhere, since one of the two readers would
 * pay the wrong invoice.
 */
final class HybridCheck {
    private static final double CLEAR = 0.85;
    private static final int MAX_VALUE = 60;

    /** Addresses are set in too many ways to be compared; the code of a fapiao has its own check. */
    private static final Set<InvoiceField> COMPARED =
            EnumSet.complementOf(EnumSet.of(InvoiceField.INVOICE_CODE, InvoiceField.SELLER_ADDRESS));

    private HybridCheck() {}

    static List<Problem> check(Findings structured, Findings visible, VisibleText text) {
        ShownValues shown = new ShownValues(text);
        List<Problem> problems = new ArrayList<>();
        for (InvoiceField field : COMPARED) {
            String stated = structured.value(field);
            ExtractedField other = visible.fields().get(field);
            if (stated != null
                    && other != null
                    && other.confidence() >= CLEAR
                    && !FieldComparison.isSame(field, stated, other.value())
                    && !shown.has(field, stated)) {
                problems.add(new Problem(
                        field.key(),
                        "HYBRID_MISMATCH",
                        "The machine-readable part states " + cut(stated) + ", the visible part " + cut(other.value())
                                + "."));
            }
        }
        return problems;
    }

    private static String cut(String value) {
        return value.length() > MAX_VALUE ? value.substring(0, MAX_VALUE - 1) + "…" : value;
    }
}
