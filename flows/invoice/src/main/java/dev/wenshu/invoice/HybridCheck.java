package dev.wenshu.invoice;

import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.invoice.text.VisibleText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a hybrid invoice states to machines with what it shows to people. A mismatch is reported only where the
 * visible part clearly labels another value and shows the structured one nowhere, since one of the two readers would pay
 * the wrong invoice.
 */
final class HybridCheck {
    private static final double CLEAR = 0.85;

    private HybridCheck() {}

    static List<Problem> check(Findings structured, Findings visible, VisibleText text) {
        List<Problem> problems = new ArrayList<>();
        for (InvoiceField field : List.of(InvoiceField.INVOICE_NUMBER, InvoiceField.TOTAL)) {
            String stated = structured.value(field);
            ExtractedField shown = visible.fields().get(field);
            if (stated != null && shown != null && shown.confidence() >= CLEAR && !shows(text, field, stated)) {
                problems.add(new Problem(
                        field.key(),
                        "HYBRID_MISMATCH",
                        "The machine-readable part states a value that the visible part does not show."));
            }
        }
        return problems;
    }

    private static boolean shows(VisibleText text, InvoiceField field, @Nullable String value) {
        if (value == null) {
            return false;
        }
        return field.isAmount() ? text.showsAmount(new BigDecimal(value)) : text.shows(value);
    }
}
