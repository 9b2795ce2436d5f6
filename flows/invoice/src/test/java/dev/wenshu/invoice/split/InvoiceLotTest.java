package dev.wenshu.invoice.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.document.reading.Section;
import dev.wenshu.document.reading.SectionDocument;
import dev.wenshu.document.reading.Split;
import dev.wenshu.invoice.FakeDocument;
import dev.wenshu.invoice.Findings;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.SampleXml;
import dev.wenshu.invoice.rules.RuleSets;
import dev.wenshu.invoice.text.VisibleText;
import dev.wenshu.invoice.xml.XmlInvoiceReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvoiceLotTest {
    private final InvoiceSplitter splitter = new InvoiceSplitter();

    @Test
    void makesAnInvoiceOfEachBodyOfALot() {
        // Given
        ParsedDocument lot = fattura(SampleXml.fattura(3).replaceFirst("<Numero>123<", "<Numero>124<"));

        // When
        Split split = splitter.split(lot);

        // Then
        assertThat(split).isInstanceOf(Split.Several.class);
        List<Section> sections = ((Split.Several) split).sections();
        assertThat(sections).extracting(Section::name).containsExactly("invoice 1", "invoice 2", "invoice 3");
        assertThat(read(lot, sections))
                .extracting(found -> found.value(InvoiceField.INVOICE_NUMBER))
                .containsExactly("124", "123", "123");
    }

    @Test
    void givesEachInvoiceOfALotTheSharedHeaderAndNoDoubt() {
        // Given
        ParsedDocument lot = fattura(SampleXml.fattura(2));

        // When
        List<Findings> read = read(lot, InvoiceLot.sections(lot));

        // Then
        assertThat(read).extracting(found -> found.value(InvoiceField.SELLER)).containsOnly("ALPHA SRL");
        assertThat(read)
                .flatExtracting(Findings::problems)
                .extracting(Problem::code)
                .isEmpty();
    }

    @Test
    void leavesOneInvoiceWhole() {
        assertThat(splitter.split(fattura(SampleXml.fattura(1)))).isInstanceOf(Split.Whole.class);
    }

    @Test
    void leavesALotOfEndlessBodiesWhole() {
        // Given
        ParsedDocument lot = fattura(SampleXml.fattura(InvoiceLot.MOST + 1));

        // When
        Split split = splitter.split(lot);

        // Then
        assertThat(split).isInstanceOf(Split.Whole.class);
    }

    private static ParsedDocument fattura(String xml) {
        return FakeDocument.xml(xml).withProperties(Map.of("root", "FatturaElettronica"));
    }

    private static List<Findings> read(ParsedDocument lot, List<Section> sections) {
        List<Findings> read = new ArrayList<>();
        SectionDocument.forEach(
                lot,
                sections,
                (section, part) -> read.add(new XmlInvoiceReader(RuleSets.OFF)
                        .read(part, () -> VisibleText.of(part))
                        .orElseThrow()));
        return read;
    }
}
