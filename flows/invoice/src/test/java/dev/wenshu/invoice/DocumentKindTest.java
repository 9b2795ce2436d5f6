package dev.wenshu.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.extract.Extraction;
import dev.wenshu.document.extract.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentKindTest {
    private static final String INVOICE = """
            Long Name AB

            Invoice
            Invoice number: R-17         Invoice date: 2025-03-04
            Subtotal        100.00
            VAT 25%          25.00
            Total           125.00""";
    private static final String REPORT = """
            Invoice capture: report on the pilot

            Invoice number 2025-1 was the first, dated 2025-03-04.
            Subtotal        100.00
            VAT 25%          25.00
            Total           125.00""";
    private static final String EXPENSES = """
            差旅费用报销明细表
            单号: BX-202610-0037    日期: 2026-10-19
            发票号码    12345678
            合计        1615.80""";

    private final InvoiceExtractor extractor = new InvoiceExtractor();

    @Test
    void readsOfficeDocumentUnderTheTitleOfAnInvoice() {
        assertThat(extractor.extract(FakeDocument.of(DocumentFormat.WORD).withText(INVOICE)))
                .isPresent();
    }

    @Test
    void leavesOfficeDocumentsThatOnlySpeakOfInvoices() {
        assertThat(extractor.extract(FakeDocument.of(DocumentFormat.WORD).withText(REPORT)))
                .isEmpty();
        assertThat(extractor.extract(FakeDocument.of(DocumentFormat.SPREADSHEET).withText(EXPENSES)))
                .isEmpty();
    }

    @Test
    void leavesLongPrintedReports() {
        assertThat(extractor.extract(
                        FakeDocument.of(DocumentFormat.PDF).withText(REPORT).withPageCount(12)))
                .isEmpty();
    }

    @Test
    void holdsBackAnInvoiceWithoutNumberButNoReceipt() {
        // Given
        FakeDocument invoice =
                FakeDocument.of(DocumentFormat.PDF).withText(INVOICE.replace("Invoice number: R-17", ""));
        FakeDocument receipt = FakeDocument.of(DocumentFormat.IMAGE).withText("""
                Corner Shop Ltd

                RECEIPT          2025-03-04
                Coffee             4.00
                Total              4.00
                Cash               5.00
                Change             1.00""");

        // When
        Extraction numberless = extractor.extract(invoice).orElseThrow();
        Extraction till = extractor.extract(receipt).orElseThrow();

        // Then
        assertThat(numberless.problems()).extracting(Problem::code).contains("NUMBER_NOT_FOUND");
        assertThat(till.problems()).extracting(Problem::code).doesNotContain("NUMBER_NOT_FOUND");
        assertThat(InvoiceExtractor.HARMLESS).doesNotContain("NUMBER_NOT_FOUND");
    }

    @Test
    void readsWhatAnOfdStatesOfItself() {
        // Given
        FakeDocument ofd = FakeDocument.of(DocumentFormat.OFD)
                .withProperties(Map.of(
                        "custom.发票号码", "73550182",
                        "custom.合计金额", "1628.34",
                        "custom.开票日期", "2026年10月21日",
                        "tag.TaxInclusiveTotalAmount", "壹仟捌佰肆拾圆零贰分 ¥ 1840.02",
                        "tag.SellerName", "无锡清墨打印耗材有限公司"));

        // When
        Extraction found = extractor.extract(ofd).orElseThrow();

        // Then
        assertThat(found.fields().get("invoice_number"))
                .satisfies(number -> assertThat(number.value()).isEqualTo("73550182"));
        assertThat(found.fields().get("issue_date"))
                .satisfies(day -> assertThat(day.value()).isEqualTo("2026-10-21"));
        assertThat(found.fields().get("total"))
                .satisfies(total -> assertThat(total.value()).isEqualTo("1840.02"));
        assertThat(found.fields().get("seller"))
                .satisfies(seller -> assertThat(seller.value()).isEqualTo("无锡清墨打印耗材有限公司"));
    }

    @Test
    void takesNoFapiaoFromOtherOfdProperties() {
        assertThat(extractor.extract(
                        FakeDocument.of(DocumentFormat.OFD).withProperties(Map.of("custom.发票号码", "see below"))))
                .isEmpty();
    }
}
