package dev.wenshu.samples.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomInvoicesTest {
    @Test
    void sumsOfEveryInvoiceAddUp() {
        // Given
        RandomInvoices invoices = new RandomInvoices(3);

        Stream.generate(() -> invoices.european("DE")).limit(200).forEach(invoice -> {
            // Then
            BigDecimal lines = invoice.lines().stream().map(InvoiceLine::net).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(invoice.net()).isEqualByComparingTo(lines);
            assertThat(invoice.total()).isEqualByComparingTo(lines.add(invoice.tax()));
            assertThat(invoice.subtotals())
                    .allSatisfy(tax ->
                            assertThat(tax.tax()).isEqualByComparingTo(InvoiceLine.taxOn(tax.net(), tax.rate())));
        });
    }

    @Test
    void fapiaoTaxIsTheSumOfItsLines() {
        // Given
        InvoiceFacts fapiao = new RandomInvoices(4).digitalFapiao();

        // When
        BigDecimal tax = fapiao.lines().stream().map(InvoiceLine::tax).reduce(BigDecimal.ZERO, BigDecimal::add);

        // Then
        assertThat(fapiao.number()).hasSize(20);
        assertThat(fapiao.tax()).isEqualByComparingTo(tax);
    }

    @Test
    void sameSeedGivesTheSameInvoices() {
        assertThat(new RandomInvoices(9).european("GB")).isEqualTo(new RandomInvoices(9).european("GB"));
        assertThat(new RandomInvoices(9).european("GB")).isNotEqualTo(new RandomInvoices(10).european("GB"));
    }
}
