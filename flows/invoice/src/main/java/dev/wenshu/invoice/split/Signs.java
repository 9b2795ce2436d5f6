package dev.wenshu.invoice.split;

import dev.wenshu.document.extract.Evidence;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.extract.Extraction;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.text.Row;
import dev.wenshu.invoice.text.VisibleText;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What tells one invoice from the next on a page or a region of it.
 *
 * @param text to look other invoices' numbers up in
 */
record Signs(
        @Nullable ExtractedField number,
        @Nullable ExtractedField date,
        @Nullable ExtractedField total,
        @Nullable ExtractedField seller,
        VisibleText text) {
    private static final double CLEAR = 0.75;
    private static final double LABELLED = 0.8;
    private static final Pattern NUMBER = Pattern.compile(
            "(?:invoice|rechnung|rechnungs|credit note|gutschrift|facture|factuur|faktura|fattura|factura|faktury|rēķin\\p{L}*)"
                    + "[ -]?(?:number|no|nr|nummer|num|n°|n|numéro|numer|numero|id)?\\.? ?[:#.]? ?([\\p{L}\\p{N}][\\p{L}\\p{N}/_.-]{2,24})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    static Signs of(Extraction found, VisibleText text) {
        return new Signs(
                field(found, InvoiceField.INVOICE_NUMBER),
                field(found, InvoiceField.ISSUE_DATE),
                field(found, InvoiceField.TOTAL) == null
                        ? field(found, InvoiceField.NET)
                        : field(found, InvoiceField.TOTAL),
                field(found, InvoiceField.SELLER),
                text);
    }

    /** Of a page that has no sums, so is no invoice by itself: the number behind its label. */
    static Signs ofFirstPage(VisibleText text) {
        return new Signs(labelledNumber(text), null, null, null, text);
    }

    private static @Nullable ExtractedField labelledNumber(VisibleText text) {
        for (Row row : text.rows()) {
            for (Matcher matcher = NUMBER.matcher(row.text().replace('\t', ' ')); matcher.find(); ) {
                if (matcher.group(1).chars().anyMatch(Character::isDigit)) {
                    return new ExtractedField(
                            matcher.group(1),
                            LABELLED,
                            Evidence.at(row.origin(), row.page(), row.boxOf(matcher.start(1), matcher.end(1))));
                }
            }
        }
        return null;
    }

    private static @Nullable ExtractedField field(Extraction found, InvoiceField field) {
        return found.fields().get(field.key());
    }

    boolean hasClearNumber() {
        return number != null && number.confidence() >= CLEAR;
    }

    /** Whether there is a number or a sum, which a covering letter has not. */
    boolean saysAnything() {
        return number != null || total != null;
    }

    boolean hasTotal() {
        return total != null;
    }

    /** A receipt need not have a number; what it has then must be there and be clear. */
    boolean isCompleteReceipt() {
        return total != null && date != null && seller != null && total.confidence() >= CLEAR;
    }

    boolean sameNumber(Signs other) {
        return number != null && other.number != null && fold(number).equals(fold(other.number));
    }

    /** Whether the other's number is printed here too. */
    boolean mentions(Signs other) {
        return other.number != null && text.shows(other.number.value());
    }

    boolean sameTotal(Signs other) {
        return same(total, other.total);
    }

    boolean sameDate(Signs other) {
        return same(date, other.date);
    }

    boolean sameSeller(Signs other) {
        return same(seller, other.seller);
    }

    private static boolean same(@Nullable ExtractedField one, @Nullable ExtractedField other) {
        return one == null || other == null || Objects.equals(fold(one), fold(other));
    }

    private static String fold(ExtractedField field) {
        return field.value().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    @Override
    public String toString() {
        return "Signs[number=" + (number != null) + ", total=" + (total != null) + "]";
    }
}
