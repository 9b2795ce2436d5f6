package dev.wenshu.invoice.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.extract.Problem;
import dev.wenshu.invoice.FakeDocument;
import dev.wenshu.invoice.Findings;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.SampleXml;
import dev.wenshu.invoice.rules.RuleSets;
import dev.wenshu.invoice.text.VisibleText;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class XmlInvoiceReaderTest {
    @Test
    void readsUblWithTheTaxOfTheInvoiceCurrencyAndTheVatIdentifier() {
        // When
        Findings found = read(SampleXml.ubl("125.00")).orElseThrow();

        // Then
        assertThat(found.value(InvoiceField.INVOICE_NUMBER)).isEqualTo("R-17");
        assertThat(found.value(InvoiceField.SELLER)).isEqualTo("Long Name AB");
        assertThat(found.value(InvoiceField.SELLER_TAX_ID)).isEqualTo("SE556000000101");
        assertThat(found.value(InvoiceField.SELLER_ADDRESS)).isEqualTo("Gata 1, Lund");
        assertThat(found.value(InvoiceField.TAX)).isEqualTo("25.00");
        assertThat(found.value(InvoiceField.DUE_DATE)).isEqualTo("2025-04-03");
        assertThat(found.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.toFields())
                        .containsEntry("name", "Paper")
                        .containsEntry("unit", "C62")
                        .containsEntry("unit_price", "50"));
        assertThat(found.problems()).isEmpty();
    }

    @Test
    void givesTheXPathAsEvidence() {
        // When
        Findings found = read(SampleXml.ubl("125.00")).orElseThrow();

        // Then
        assertThat(found.fields().get(InvoiceField.TAX))
                .isNotNull()
                .satisfies(tax ->
                        assertThat(tax.evidence().path()).isEqualTo("/ubl:Invoice/cac:TaxTotal[2]/cbc:TaxAmount"));
    }

    @Test
    void reportsSumsThatDoNotHold() {
        // When
        Findings found = read(SampleXml.ubl("126.00")).orElseThrow();

        // Then
        assertThat(found.problems()).extracting(Problem::code).contains("SUM_MISMATCH");
        assertThat(found.value(InvoiceField.TOTAL)).isEqualTo("126.00");
    }

    @Test
    void readsCiiAndItsForerunnerAlike() {
        for (String xml : new String[] {SampleXml.cii(), SampleXml.zugferd1()}) {
            // When
            Findings found = read(xml).orElseThrow();

            // Then
            assertThat(found.value(InvoiceField.INVOICE_NUMBER)).isEqualTo("R-2026-118");
            assertThat(found.value(InvoiceField.ISSUE_DATE)).isEqualTo("2024-06-05");
            assertThat(found.value(InvoiceField.SELLER_TAX_ID)).isEqualTo("DE136695976");
            assertThat(found.value(InvoiceField.TAX)).isEqualTo("19.00");
            assertThat(found.value(InvoiceField.PAYABLE)).isEqualTo("100.00");
            assertThat(found.problems()).isEmpty();
        }
    }

    @Test
    void sumsTheRatesOfFatturaPa() {
        // When
        Findings found = read(SampleXml.fattura(1)).orElseThrow();

        // Then
        assertThat(found.value(InvoiceField.NET)).isEqualTo("35.00");
        assertThat(found.value(InvoiceField.TOTAL)).isEqualTo("41.50");
        assertThat(found.value(InvoiceField.SELLER_TAX_ID)).isEqualTo("IT01234567897");
        assertThat(found.value(InvoiceField.BUYER)).isEqualTo("Anna Rossi");
    }

    @Test
    void saysThatOfALotOnlyTheFirstInvoiceWasRead() {
        // When
        Findings found = read(SampleXml.fattura(2)).orElseThrow();

        // Then
        assertThat(found.problems()).extracting(Problem::code).containsExactly("MULTIPLE_INVOICES");
    }

    @Test
    void readsDigitalFapiao() {
        // When
        Findings found = read(SampleXml.digitalFapiao()).orElseThrow();

        // Then
        assertThat(found.value(InvoiceField.INVOICE_NUMBER)).isEqualTo("24112000000012345678");
        assertThat(found.value(InvoiceField.ISSUE_DATE)).isEqualTo("2024-05-28");
        assertThat(found.value(InvoiceField.TOTAL)).isEqualTo("106.00");
        assertThat(found.value(InvoiceField.BUYER)).isEqualTo("杭州办公有限公司");
        assertThat(found.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.toFields()).containsEntry("tax_rate", "6"));
    }

    @Test
    void readsFapiaoInsideOfd() {
        // When
        Findings found = read(SampleXml.ofdFapiao()).orElseThrow();

        // Then
        assertThat(found.value(InvoiceField.INVOICE_CODE)).isEqualTo("033002000211");
        assertThat(found.value(InvoiceField.ISSUE_DATE)).isEqualTo("2020-07-23");
        assertThat(found.value(InvoiceField.NET)).isEqualTo("510.68");
        assertThat(found.value(InvoiceField.BUYER_TAX_ID)).isNull();
    }

    @Test
    void readsRailTicketInXbrl() {
        // When
        Findings found = read(SampleXml.railTicket("33.00")).orElseThrow();

        // Then
        assertThat(found.value(InvoiceField.INVOICE_NUMBER)).isEqualTo("25112000000087654321");
        assertThat(found.value(InvoiceField.ISSUE_DATE)).isEqualTo("2025-03-09");
        assertThat(found.value(InvoiceField.NET)).isEqualTo("366.97");
        assertThat(found.value(InvoiceField.TAX)).isEqualTo("33.00");
        assertThat(found.value(InvoiceField.TOTAL)).isEqualTo("399.97");
        assertThat(found.value(InvoiceField.SELLER)).isNull();
        assertThat(found.value(InvoiceField.BUYER)).isEqualTo("杭州办公有限公司");
        assertThat(found.lines().getFirst().toFields())
                .containsEntry("name", "甲东—乙南")
                .containsEntry("specification", "G0001")
                .containsEntry("tax_rate", "9")
                .containsEntry("from", "2025-03-01");
        assertThat(found.problems()).isEmpty();
    }

    @Test
    void reportsRailTicketWhoseTaxDoesNotAddUpToTheFare() {
        // When
        Findings found = read(SampleXml.railTicket("34.00")).orElseThrow();

        // Then
        assertThat(found.problems()).extracting(Problem::code).containsExactly("SUM_MISMATCH");
    }

    @Test
    void readsAirItineraryWhoseFundIsNotTaxed() {
        // When
        Findings found = read(SampleXml.airItinerary("50.00")).orElseThrow();

        // Then
        assertThat(found.value(InvoiceField.INVOICE_NUMBER)).isEqualTo("25110000000011223344");
        assertThat(found.value(InvoiceField.SELLER)).isEqualTo("甲乙航空有限公司");
        assertThat(found.value(InvoiceField.NET)).isEqualTo("650.00");
        assertThat(found.value(InvoiceField.TAX)).isEqualTo("54.00");
        assertThat(found.value(InvoiceField.TOTAL)).isEqualTo("704.00");
        assertThat(found.lines())
                .extracting(line -> line.toFields().getOrDefault("tax_rate", "none"))
                .containsExactly("9", "9", "none");
        assertThat(found.problems()).isEmpty();
    }

    @Test
    void reportsAirItineraryWhosePartsAreNotItsTotal() {
        // When
        Findings found = read(SampleXml.airItinerary("60.00")).orElseThrow();

        // Then
        assertThat(found.problems()).extracting(Problem::code).containsExactly("LINES_MISMATCH");
    }

    @Test
    void ignoresOtherXml() {
        // When
        Optional<Findings> found = read("<feed><entry/></feed>");

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void refusesXmlWithADocumentType() {
        // When
        Findings found = read("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>")
                .orElseThrow();

        // Then
        assertThat(found.fields()).isEmpty();
        assertThat(found.problems()).extracting(Problem::code).containsExactly("XML_UNREADABLE");
    }

    private static Optional<Findings> read(String xml) {
        FakeDocument document = FakeDocument.xml(xml);
        return new XmlInvoiceReader(RuleSets.OFF).read(document, () -> VisibleText.of(document));
    }
}
