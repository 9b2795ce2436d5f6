package dev.wenshu.invoice.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a document calls itself. Reports, expense sheets and books speak of invoices and amounts too, but none stands under
 * the title of an invoice.
 */
public final class DocumentTitle {
    private static final int TOP_ROWS = 25;
    private static final Pattern INVOICE = Pattern.compile(
            "(?:(?:tax|vat|commercial|sales|pro|forma|proforma|final|original|copy|simplified|cash|e|electronic|your|hotel|service|credit|debit) ){0,3}"
                    + "(?:invoice|receipt|credit note|rechnung|handelsrechnung|teilrechnung|schlussrechnung|stornorechnung|gutschrift|quittung"
                    + "|facture|avoir|factuur|fattura|factura|faktura|fatura|rekins|ceks|kvits|kvitto|bill|paragon|nota fiscal|invois|resit)"
                    + "(?: (?:vat|no|nr|num|number|nummer|numero|id|vom|\\p{L}|du|van|date|datum|\\S*\\d\\S*)){0,8}");
    private static final Pattern CHINESE_INVOICE =
            Pattern.compile("[\\p{IsHan}a-z0-9 ]{0,24}(?:发票|發票|收据|小票)(?: ?(?:普通|专用|增值税|专用发票|普通发票|联|监制))?");
    private static final Pattern CHINESE_OTHER =
            Pattern.compile("报销|报账|明细|汇总|台账|登记|清单|管理|制度|办法|通知|规定|说明|关于|上传|下载|粘贴|结算|取得|提供|凭|附");
    private static final Pattern RECEIPT = Pattern.compile(
            "(?<!\\p{L})(?:receipt|resit|ceks|kvits|kvitto|quittung|kassenbon|paragon|cash (?:bill|sales))(?!\\p{L})|小票|收据");
    private static final Pattern TILL = Pattern.compile(
            "(?<!\\p{L})(?:cashier|guest check|pax|terima kasih|paldies|change|cash|kasieris|kase)(?!\\p{L})|收银|找零|实收");

    private DocumentTitle() {}

    /** Whether the title of an invoice, credit note or receipt stands alone near the top. */
    public static boolean isInvoice(VisibleText text) {
        List<Row> top = text.rows().stream().limit(TOP_ROWS).toList();
        boolean expenses = top.stream()
                .limit(3)
                .anyMatch(row ->
                        row.text().contains("报销") || Folding.fold(row.text()).contains("expense"));
        return !expenses
                && top.stream().flatMap(row -> row.cells().stream()).anyMatch(cell -> isInvoiceTitle(cell.text()));
    }

    /** Whether it is a receipt, which may have no number. */
    public static boolean isReceipt(VisibleText text) {
        List<String> rows =
                text.rows().stream().map(row -> Folding.fold(row.text())).toList();
        boolean titled = rows.stream().anyMatch(row -> RECEIPT.matcher(row).find());
        long tillWords = rows.stream()
                .flatMap(row -> TILL.matcher(row).results())
                .map(found -> found.group())
                .distinct()
                .count();
        return titled || tillWords > 1;
    }

    private static boolean isInvoiceTitle(String cell) {
        String folded = Folding.fold(cell).strip().replaceAll(" +", " ");
        return INVOICE.matcher(folded).matches()
                || (CHINESE_INVOICE.matcher(folded).matches()
                        && !CHINESE_OTHER.matcher(folded).find());
    }
}
