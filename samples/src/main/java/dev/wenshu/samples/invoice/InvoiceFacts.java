package dev.wenshu.samples.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything an invoice says; its sums are computed from its lines, so that every carrier states the same.
 *
 * @param reference the buyer's order or routing reference, empty where there is none
 * @param note free text, empty where there is none
 */
public record InvoiceFacts(
        String number,
        LocalDate issued,
        @Nullable LocalDate due,
        String currency,
        Party seller,
        Party buyer,
        List<InvoiceLine> lines,
        TaxRounding rounding,
        FapiaoMarks marks,
        String reference,
        String note) {
    public InvoiceFacts {
        lines = List.copyOf(lines);
    }

    public BigDecimal net() {
        return lines.stream().map(InvoiceLine::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal tax() {
        return subtotals().stream().map(TaxSubtotal::tax).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal total() {
        return net().add(tax());
    }

    /** One subtotal a rate, lowest rate first. */
    public List<TaxSubtotal> subtotals() {
        TreeMap<BigDecimal, TaxSubtotal> byRate = new TreeMap<>();
        for (InvoiceLine line : lines) {
            byRate.merge(
                    line.taxRate(),
                    new TaxSubtotal(line.taxRate(), line.net(), line.tax()),
                    (a, b) -> new TaxSubtotal(
                            a.rate(), a.net().add(b.net()), a.tax().add(b.tax())));
        }
        return byRate.values().stream().map(this::rounded).toList();
    }

    private TaxSubtotal rounded(TaxSubtotal sum) {
        return switch (rounding) {
            case PER_LINE -> sum;
            case PER_RATE -> new TaxSubtotal(sum.rate(), sum.net(), InvoiceLine.taxOn(sum.net(), sum.rate()));
        };
    }
}
