package dev.wenshu.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.Payload;
import dev.wenshu.document.extract.Extraction;
import dev.wenshu.document.extract.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvoiceExtractorTest {
    private static final String VISIBLE = """
            Long Name AB

            Invoice number: R-17         Invoice date: 2025-03-04
            Subtotal        100.00
            VAT 25%          25.00
            Total           125.00""";
    private static final String QR = "01,10,033002000211,83089647,510.68,20200723,16197833567414507415,0941,";

    private final InvoiceExtractor extractor = new InvoiceExtractor();

    @Test
    void gainsConfidenceWhereDataAndVisibleTextAgree() {
        // Given
        FakeDocument alone = FakeDocument.xml(SampleXml.ubl("125.00"));
        FakeDocument hybrid = FakeDocument.of(DocumentFormat.PDF)
                .with(Payload.Kind.EMBEDDED_XML, SampleXml.ubl("125.00"))
                .withText(VISIBLE);

        // When
        Extraction one = extractor.extract(alone).orElseThrow();
        Extraction both = extractor.extract(hybrid).orElseThrow();

        // Then
        assertThat(confidence(both, "total")).isGreaterThan(confidence(one, "total"));
        assertThat(both.problems()).extracting(Problem::code).containsOnly("NOT_STATED");
    }

    @Test
    void givesPrintedLinesThatAddUp() {
        // Given
        FakeDocument document = FakeDocument.of(DocumentFormat.PDF).withText(printed("40.00"));

        // When
        Extraction found = extractor.extract(document).orElseThrow();

        // Then
        assertThat(found.lines())
                .extracting(line -> line.get("name") + " " + line.get("net"))
                .containsExactly("Paper 60.00", "Ink 40.00");
        assertThat(found.problems()).extracting(Problem::code).doesNotContain("LINES_NOT_SURE");
    }

    @Test
    void givesThePrintedLinesOfAHybridInvoiceWhoseDataStatesNone() {
        // Given
        String data = SampleXml.ubl("125.00").replaceAll("(?s)<cac:InvoiceLine>.*</cac:InvoiceLine>", "");
        FakeDocument hybrid = FakeDocument.of(DocumentFormat.PDF)
                .with(Payload.Kind.EMBEDDED_XML, data)
                .withText(printed("40.00"));

        // When
        Extraction found = extractor.extract(hybrid).orElseThrow();

        // Then
        assertThat(found.lines()).extracting(line -> line.get("net")).containsExactly("60.00", "40.00");
    }

    @Test
    void keepsTheFieldsWhereThePrintedLinesDoNotAddUp() {
        // When
        Extraction sure = extractor
                .extract(FakeDocument.of(DocumentFormat.PDF).withText(printed("40.00")))
                .orElseThrow();
        Extraction unsure = extractor
                .extract(FakeDocument.of(DocumentFormat.PDF).withText(printed("45.00")))
                .orElseThrow();

        // Then
        assertThat(unsure.lines()).isEmpty();
        assertThat(unsure.problems()).extracting(Problem::code).contains("LINES_NOT_SURE");
        assertThat(InvoiceExtractor.HARMLESS).contains("LINES_NOT_SURE");
        assertThat(value(unsure, "net")).isEqualTo(value(sure, "net"));
        assertThat(value(unsure, "total")).isEqualTo("125.00");
    }

    private static String printed(String second) {
        return VISIBLE.replace("Subtotal", """
                Description     Qty      Unit price      Amount
                Paper             2           30.00       60.00
                Ink               1           %s       %s

                Subtotal""".formatted(second, second));
    }

    @Test
    void reportsHybridInvoiceThatShowsAnotherTotal() {
        // Given
        FakeDocument hybrid = FakeDocument.of(DocumentFormat.PDF)
                .with(Payload.Kind.EMBEDDED_XML, SampleXml.ubl("125.00"))
                .withText(VISIBLE.replace("125.00", "1250.00").replace("25.00\n", "1150.00\n"));

        // When
        Extraction found = extractor.extract(hybrid).orElseThrow();

        // Then
        assertThat(found.problems())
                .contains(new Problem(
                        "total",
                        "HYBRID_MISMATCH",
                        "The machine-readable part states 125.00, the visible part 1250.00."));
        assertThat(value(found, "total")).isEqualTo("125.00");
    }

    @Test
    void takesTheCodesAmountAsNetOnlyWhereTheFapiaoHasACode() {
        // Given
        FakeDocument old = FakeDocument.of(DocumentFormat.IMAGE).with(Payload.Kind.QR_CODE, QR);
        FakeDocument digital = FakeDocument.of(DocumentFormat.IMAGE)
                .with(Payload.Kind.QR_CODE, "01,32,,24112000000012345678,106.00,20240528,,ABCD");

        // When
        Extraction first = extractor.extract(old).orElseThrow();
        Extraction second = extractor.extract(digital).orElseThrow();

        // Then
        assertThat(first.fields()).containsKeys("net", "invoice_code").doesNotContainKey("total");
        assertThat(value(second, "total")).isEqualTo("106.00");
        assertThat(second.fields()).doesNotContainKey("invoice_code");
    }

    @Test
    void ignoresOtherQrCodes() {
        // Given
        FakeDocument document = FakeDocument.of(DocumentFormat.IMAGE)
                .with(Payload.Kind.QR_CODE, "https://example.org/?a=01,10,3,4,5,6");

        // When
        Optional<Extraction> found = extractor.extract(document);

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void reportsWhereCodeAndPrintDiffer() {
        // Given
        FakeDocument document = FakeDocument.of(DocumentFormat.PDF)
                .with(Payload.Kind.QR_CODE, QR)
                .withWord(200, 20, "增值税电子普通发票")
                .withWord(420, 36, "发票号码:83089648")
                .withWord(420, 52, "开票日期:2020年07月23日");

        // When
        Extraction found = extractor.extract(document).orElseThrow();

        // Then
        assertThat(found.problems())
                .anyMatch(problem -> problem.code().equals("SOURCE_MISMATCH")
                        && problem.field().equals("invoice_number"));
        assertThat(confidence(found, "issue_date")).isGreaterThan(0.99);
    }

    @Test
    void saysWhyAFieldIsMissing() {
        // When
        Extraction found =
                extractor.extract(FakeDocument.xml(SampleXml.ubl("125.00"))).orElseThrow();

        // Then
        assertThat(found.problems())
                .extracting(Problem::field, Problem::code)
                .contains(org.assertj.core.groups.Tuple.tuple("buyer_tax_id", "NOT_STATED"));
    }

    @Test
    void knowsNoInvoiceInAnEmptyDocument() {
        assertThat(extractor.extract(FakeDocument.of(DocumentFormat.PDF))).isEmpty();
    }

    private static double confidence(Extraction found, String field) {
        return Optional.ofNullable(found.fields().get(field)).orElseThrow().confidence();
    }

    private static String value(Extraction found, String field) {
        return Optional.ofNullable(found.fields().get(field)).orElseThrow().value();
    }
}
