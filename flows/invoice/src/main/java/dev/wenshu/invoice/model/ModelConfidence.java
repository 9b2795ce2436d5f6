package dev.wenshu.invoice.model;

import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.check.Identifiers;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** How far a model's value is trusted by what speaks for it. Set by hand: only all of it together reaches the usual threshold. */
final class ModelConfidence {
    private static final double GROUNDED = 0.5;
    private static final double LABELLED = 0.15;
    private static final double CHECKED = 0.1;
    private static final double AGREED = 0.1;
    private static final double DISAGREED = 0.5;
    private static final Set<InvoiceField> SUM = Set.of(InvoiceField.NET, InvoiceField.TAX, InvoiceField.TOTAL);

    private ModelConfidence() {}

    /** Of a value that stands in the visible text. */
    static double of(
            InvoiceField field, Map<InvoiceField, ExtractedField> fields, boolean labelled, Judgement judgement) {
        double confidence = GROUNDED + (labelled ? LABELLED : 0) + (isChecked(field, fields) ? CHECKED : 0);
        return switch (judgement) {
            case Judgement.NotAsked _, Judgement.Unavailable _ -> confidence;
            case Judgement.Given(Set<InvoiceField> agreed, Set<InvoiceField> disagreed) -> {
                if (disagreed.contains(field)) {
                    yield confidence * DISAGREED;
                }
                yield agreed.contains(field) ? confidence + AGREED : confidence;
            }
        };
    }

    private static boolean isChecked(InvoiceField field, Map<InvoiceField, ExtractedField> fields) {
        return switch (field) {
            case NET, TAX, TOTAL -> addsUp(fields);
            case SELLER_TAX_ID, BUYER_TAX_ID -> {
                ExtractedField id = fields.get(field);
                yield id != null && Identifiers.taxId(id.value()) == Identifiers.Verdict.SOUND;
            }
            default -> false;
        };
    }

    private static boolean addsUp(Map<InvoiceField, ExtractedField> fields) {
        Map<InvoiceField, BigDecimal> amounts = new EnumMap<>(InvoiceField.class);
        fields.forEach((field, value) -> {
            if (SUM.contains(field)) {
                amounts.put(field, new BigDecimal(value.value()));
            }
        });
        BigDecimal net = amounts.get(InvoiceField.NET);
        BigDecimal tax = amounts.get(InvoiceField.TAX);
        BigDecimal total = amounts.get(InvoiceField.TOTAL);
        return net != null && tax != null && total != null && net.add(tax).compareTo(total) == 0;
    }
}
