package dev.wenshu.invoice;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or credit note as one source states it, in the business terms of EN 16931; what the source does not state is
 * null or empty. Amounts of a credit note keep the sign they have in the source.
 *
 * @param number BT-1
 * @param code of a Chinese fapiao, which numbers within a code; no business term
 * @param issueDate BT-2
 * @param typeCode BT-3, UNTDID 1001
 * @param currency BT-5, ISO 4217
 * @param dueDate BT-9
 * @param seller BG-4
 * @param buyer BG-7
 * @param totals BG-22
 * @param vat BG-23
 * @param lines BG-25
 */
public record Invoice(
        @Nullable String number,
        @Nullable String code,
        @Nullable LocalDate issueDate,
        @Nullable String typeCode,
        @Nullable String currency,
        @Nullable LocalDate dueDate,
        Party seller,
        Party buyer,
        Totals totals,
        List<VatBreakdown> vat,
        List<InvoiceLine> lines) {
    public Invoice {
        vat = List.copyOf(vat);
        lines = List.copyOf(lines);
    }

    @Override
    public String toString() {
        return "Invoice[typeCode=" + typeCode + ", lines=" + lines.size() + "]";
    }
}
