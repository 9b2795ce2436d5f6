package dev.wenshu.invoice.check;

import dev.wenshu.document.Origin;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.invoice.InvoiceField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks that need only the header fields, for sources of every kind. */
public final class FieldChecks {
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final double DOUBTED = 0.5;

    private FieldChecks() {}

    /**
     * Reports what does not hold and lowers the confidence of values that were read rather than stated.
     *
     * @param fields changed in place
     * @param sumsReported the sums were already checked on the structured invoice
     */
    public static List<Problem> check(Map<InvoiceField, ExtractedField> fields, boolean sumsReported) {
        List<Problem> problems = new ArrayList<>();
        taxId(InvoiceField.SELLER_TAX_ID, fields, problems);
        taxId(InvoiceField.BUYER_TAX_ID, fields, problems);
        if (!sumsReported) {
            sum(fields, problems);
        }
        return problems;
    }

    private static void taxId(InvoiceField field, Map<InvoiceField, ExtractedField> fields, List<Problem> problems) {
        ExtractedField id = fields.get(field);
        if (id == null || Identifiers.taxId(id.value()) != Identifiers.Verdict.BROKEN) {
            return;
        }
        Origin origin = id.evidence().origin();
        // A text layer has no misread characters: an identifier with its country's letters is wrong as the issuer wrote
        // it.
        boolean stated = origin == Origin.STRUCTURED
                || (origin == Origin.TEXT
                        && Character.isLetter(id.value().charAt(0))
                        && Identifiers.isVatShaped(id.value()));
        problems.add(new Problem(
                field.key(),
                stated ? "TAX_ID_INVALID" : "TAX_ID_CHECKSUM",
                stated
                        ? "The stated identifier has a wrong check digit."
                        : "The check digit does not hold; a character may be misread."));
        if (!stated) {
            fields.put(field, new ExtractedField(id.value(), id.confidence() * DOUBTED, id.evidence()));
        }
    }

    private static void sum(Map<InvoiceField, ExtractedField> fields, List<Problem> problems) {
        ExtractedField net = fields.get(InvoiceField.NET);
        ExtractedField tax = fields.get(InvoiceField.TAX);
        ExtractedField total = fields.get(InvoiceField.TOTAL);
        if (net == null || tax == null || total == null) {
            return;
        }
        BigDecimal computed = new BigDecimal(net.value()).add(new BigDecimal(tax.value()));
        if (computed.subtract(new BigDecimal(total.value())).abs().compareTo(CENT) > 0) {
            problems.add(new Problem(
                    InvoiceField.TOTAL.key(),
                    "SUM_MISMATCH",
                    "Net and tax give " + computed.toPlainString() + ", the invoice states " + total.value() + "."));
        }
    }
}
