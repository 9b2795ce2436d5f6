package dev.wenshu.invoice.text;

import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.invoice.InvoiceField;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How much speaks for a text being an invoice: its title, and what only invoices label. */
final class InvoiceEvidence {
    /** Points that are enough for a page or image. */
    static final int ENOUGH = 4;

    /** Points that the body of a mail needs, which may speak of invoices. */
    static final int ENOUGH_IN_MAIL = 7;

    private static final Pattern TITLE = Pattern.compile(
            "(?<!\\p{L})(?:e ?)?(?:invoice|receipt|rechnung|handelsrechnung|teilrechnung|schlussrechnung|gutschrift|facture|avoir|factuur|fattura|factura|faktura|fatura|rekins|ceks|kvits|kvitto|credit note|quittung|kassenbon|cash bill|cash sales|tax invoice|invois|resit|bill|paragon|nota fiscal|cash)(?!\\p{L})"
                    + "|rechnung(?:s|en)?(?:nummer|nr|datum)|发票|收据|小票|账单|发 票");
    private static final Pattern TILL = Pattern.compile(
            "(?<!\\p{L})(?:cashier|guest check|pax|thank you|terima kasih|paldies|change|cash|kasieris|kase|qty|visa|mastercard|pos)(?!\\p{L})");

    private InvoiceEvidence() {}

    static int points(VisibleText text, Map<InvoiceField, ExtractedField> fields, Set<InvoiceField> labelled) {
        boolean title = text.rows().stream()
                .anyMatch(row -> TITLE.matcher(Folding.fold(row.text())).find());
        boolean till = text.rows().stream()
                .anyMatch(row -> TILL.matcher(Folding.fold(row.text())).find());
        int points = (title ? 2 : 0) + (till ? 1 : 0) + (labelled.contains(InvoiceField.NET) ? 1 : 0);
        points += fields.containsKey(InvoiceField.INVOICE_NUMBER) ? 1 : 0;
        points += fields.containsKey(InvoiceField.ISSUE_DATE) ? 1 : 0;
        points += labelled.contains(InvoiceField.TOTAL) ? 1 : 0;
        points += labelled.contains(InvoiceField.TAX) || labelled.contains(InvoiceField.SELLER_TAX_ID) ? 1 : 0;
        points += labelled.contains(InvoiceField.PAYABLE) ? 1 : 0;
        points += fields.containsKey(InvoiceField.NET) && fields.containsKey(InvoiceField.TAX) ? 1 : 0;
        return points;
    }
}
