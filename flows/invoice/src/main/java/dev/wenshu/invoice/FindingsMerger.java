package dev.wenshu.invoice;

import dev.wenshu.document.Origin;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.extract.Problem;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the findings of several sources together. The most trusted source gives the value; another that agrees raises its
 * confidence, one that clearly differs is a problem and lowers it.
 */
final class FindingsMerger {
    private static final double MOST = 0.999;
    private static final double CLEAR = 0.88;
    private static final double DOUBTED = 0.6;

    private FindingsMerger() {}

    static Map<InvoiceField, ExtractedField> merge(List<Findings> sources, List<Problem> problems) {
        Map<InvoiceField, ExtractedField> merged = new EnumMap<>(InvoiceField.class);
        for (Findings source : sources) {
            source.fields().forEach((field, found) -> {
                ExtractedField known = merged.get(field);
                if (known == null) {
                    merged.put(field, found);
                } else if (FieldComparison.isSame(field, known.value(), found.value())) {
                    merged.put(field, with(known, Math.min(MOST, together(known.confidence(), found.confidence()))));
                } else if (known.evidence().origin() == Origin.QR && isChecked(field) && found.confidence() >= CLEAR) {
                    merged.put(field, with(known, DOUBTED));
                    problems.add(new Problem(
                            field.key(), "SOURCE_MISMATCH", "The code and the printed text state different values."));
                }
            });
        }
        return merged;
    }

    /** Both would have to be wrong in the same way. */
    private static double together(double a, double b) {
        return 1 - (1 - a) * (1 - 0.7 * b);
    }

    private static boolean isChecked(InvoiceField field) {
        return field.isAmount() || field == InvoiceField.INVOICE_NUMBER || field == InvoiceField.ISSUE_DATE;
    }

    private static ExtractedField with(ExtractedField field, double confidence) {
        return new ExtractedField(field.value(), confidence, field.evidence());
    }
}
