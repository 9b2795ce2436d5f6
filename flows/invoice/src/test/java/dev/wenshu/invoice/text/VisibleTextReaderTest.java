package dev.wenshu.invoice.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.invoice.FakeDocument;
import dev.wenshu.invoice.Findings;
import dev.wenshu.invoice.InvoiceField;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VisibleTextReaderTest {
    private static final String GERMAN = """
            Muster Papier GmbH · Hauptstr. 1 · 12345 Musterstadt

            Beispiel AG
            Frau Anna Beispiel
            Nebenweg 2
            54321 Beispielstadt

            Rechnungsnummer: 2024-0815            Rechnungsdatum: 3. Mai 2024
            Kundennummer: 4711                    Bestelldatum:   28.04.2024

            Pos  Artikel            Menge      Preis      Betrag
            1    Papier A4            10       40,00      400,00
            2    Toner                 2      222,50      445,00

                                     Nettobetrag          845,00
                                     zzgl. 19% MwSt.      160,55
                                     Gesamtbetrag EUR   1.005,55

            USt-IdNr. DE136695976     www.muster-papier.de""";

    private static final String RECEIPT = """
            CORNER STORE SDN BHD
            12, JALAN MAJU 3/4
            50000 KUALA LUMPUR
            TEL: 03-1234567
            TAX INVOICE
            Date: 05/03/2018 10:11
            PEN            2.00
            SUB TOTAL      8.00
            GST 6%         0.48
            TOTAL RM       8.48
            CASH          10.00
            CHANGE         1.52""";

    private static final String AMERICAN = """
            Northfield Works Inc.
            12 Mill Lane, Springfield, IL 62701

            BILL TO                                INVOICE 50133
            Blue Harbor LLC                        DATE 03/17/2023

            ACTIVITY               QTY     RATE     AMOUNT
            Planning                24    80.00   1,920.00
            Site supervision        40    80.00   3,200.00

                                   TOTAL DUE     $5,120.00""";

    private static final String ROUNDED = """
            CORNER STORE SDN BHD
            12, JALAN MAJU 3/4
            TAX INVOICE
            Date: 05/03/2018 10:11
            MILK           2 X 6.79    13.58
            Total Sales (Inclusive GST) RM 13.58
            Rounding Adjustment RM      .02
            Rounded RM   13.60
            CASH RM      14.00
            CHANGE RM      .40""";

    @Test
    void takesWhatWasPaidForTheTotalWhereItWasRounded() {
        // When
        Findings found = read(DocumentFormat.PDF, ROUNDED).orElseThrow();

        // Then
        assertThat(found.value(InvoiceField.TOTAL)).isEqualTo("13.60");
    }

    @Test
    void keepsTheLabelledTotalWhereTheChangeBelongsToAnotherSum() {
        // When
        Findings found = read(DocumentFormat.PDF, RECEIPT.replace("CHANGE         1.52", "CHANGE         7.00"))
                .orElseThrow();

        // Then
        assertThat(found.value(InvoiceField.TOTAL)).isEqualTo("8.48");
    }

    @Test
    void addsUpTheTaxesOfSeveralRates() {
        // Given
        String rates = GERMAN.replace(
                        "zzgl. 19% MwSt.      160,55", "zzgl. 7% MwSt.        28,00\n zzgl. 19% MwSt.       84,55")
                .replace("1.005,55", "957,55");

        // When
        Findings found = read(DocumentFormat.PDF, rates).orElseThrow();

        // Then
        assertThat(found.value(InvoiceField.NET)).isEqualTo("845.00");
        assertThat(found.value(InvoiceField.TAX)).isEqualTo("112.55");
        assertThat(found.value(InvoiceField.TOTAL)).isEqualTo("957.55");
    }

    @Test
    void takesWhatIsToBePaidForATotalThatNoLabelNames() {
        // When
        Findings found = read(DocumentFormat.PDF, AMERICAN).orElseThrow();

        // Then
        assertThat(found.value(InvoiceField.TOTAL)).isEqualTo("5120.00");
        assertThat(found.value(InvoiceField.PAYABLE)).isEqualTo("5120.00");
    }

    @Test
    void endsAnAddressWhereTheBuyerBegins() {
        // When
        Findings found = read(DocumentFormat.PDF, AMERICAN).orElseThrow();

        // Then
        assertThat(found.value(InvoiceField.SELLER_ADDRESS)).isEqualTo("12 Mill Lane, Springfield, IL 62701");
    }

    @Test
    void readsANumberThatHoldsADay() {
        // Given
        String dated = GERMAN.replace("2024-0815", "RE-20240503");

        // When
        Findings found = read(DocumentFormat.PDF, dated).orElseThrow();

        // Then
        assertThat(found.value(InvoiceField.INVOICE_NUMBER)).isEqualTo("RE-20240503");
        assertThat(found.value(InvoiceField.ISSUE_DATE)).isEqualTo("2024-05-03");
    }

    @Test
    void readsALabelledInvoice() {
        // When
        Findings found = read(DocumentFormat.PDF, GERMAN).orElseThrow();

        // Then
        assertThat(found.value(InvoiceField.INVOICE_NUMBER)).isEqualTo("2024-0815");
        assertThat(found.value(InvoiceField.ISSUE_DATE)).isEqualTo("2024-05-03");
        assertThat(found.value(InvoiceField.NET)).isEqualTo("845.00");
        assertThat(found.value(InvoiceField.TAX)).isEqualTo("160.55");
        assertThat(found.value(InvoiceField.TOTAL)).isEqualTo("1005.55");
        assertThat(found.value(InvoiceField.CURRENCY)).isEqualTo("EUR");
        assertThat(found.value(InvoiceField.SELLER)).isEqualTo("Muster Papier GmbH");
        assertThat(found.value(InvoiceField.BUYER)).isEqualTo("Beispiel AG");
        assertThat(found.value(InvoiceField.SELLER_TAX_ID)).isEqualTo("DE136695976");
    }

    @Test
    void readsAReceiptWithTheDayFirst() {
        // When
        Findings found = read(DocumentFormat.IMAGE, RECEIPT).orElseThrow();

        // Then
        assertThat(found.value(InvoiceField.SELLER)).isEqualTo("CORNER STORE SDN BHD");
        assertThat(found.value(InvoiceField.SELLER_ADDRESS)).isEqualTo("12, JALAN MAJU 3/4, 50000 KUALA LUMPUR");
        assertThat(found.value(InvoiceField.ISSUE_DATE)).isEqualTo("2018-03-05");
        assertThat(found.value(InvoiceField.TOTAL)).isEqualTo("8.48");
        assertThat(found.value(InvoiceField.CURRENCY)).isEqualTo("MYR");
    }

    @Test
    void trustsAmountsThatAddUpMore() {
        // When
        Findings sound = read(DocumentFormat.PDF, GERMAN).orElseThrow();
        Findings broken =
                read(DocumentFormat.PDF, GERMAN.replace("1.005,55", "1.005,99")).orElseThrow();

        // Then
        assertThat(confidence(sound)).isGreaterThan(confidence(broken));
    }

    @Test
    void leavesNoticesAlone() {
        // When
        Optional<Findings> found = read(DocumentFormat.PDF, """
                Notice of meeting
                Date: 2024-05-03
                The total of votes is 12. Please bring the report on costs of 1,200.00 EUR.""");

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void leavesMailAloneThatOnlySpeaksOfAnInvoice() {
        // When
        Optional<Findings> found = read(DocumentFormat.MAIL, """
                Dear Ms Example,
                please find attached our invoice of 2024-05-03. Total: 119.00 EUR.
                Kind regards""");

        // Then
        assertThat(found).isEmpty();
    }

    private static double confidence(Findings findings) {
        return Optional.ofNullable(findings.fields().get(InvoiceField.TOTAL))
                .orElseThrow()
                .confidence();
    }

    private static Optional<Findings> read(DocumentFormat format, String text) {
        FakeDocument document = FakeDocument.of(format).withText(text);
        return new VisibleTextReader().read(document, () -> VisibleText.of(document));
    }
}
