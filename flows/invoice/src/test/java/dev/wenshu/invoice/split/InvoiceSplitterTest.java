package dev.wenshu.invoice.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.Origin;
import dev.wenshu.document.Payload;
import dev.wenshu.document.reading.Section;
import dev.wenshu.document.reading.Split;
import dev.wenshu.invoice.split.FakePages.Placed;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvoiceSplitterTest {
    private final InvoiceSplitter splitter = new InvoiceSplitter();

    @Test
    void startsAnInvoiceWithEachOtherNumber() {
        // Given
        FakePages document = FakePages.none()
                .page(invoice("R-1001", "2025-03-04", "125.00"))
                .page(invoice("R-1002", "2025-03-05", "250.00"));

        // When
        Split split = splitter.split(document);

        // Then
        assertThat(names(split)).containsExactly("page 1", "page 2");
    }

    @Test
    void keepsThePagesOfOneInvoiceTogether() {
        // Given
        FakePages document = FakePages.none()
                .page(invoice("R-1001", "2025-03-04", "125.00"))
                .page("General terms of sale\n\nWe deliver within ten days.")
                .page(invoice("R-1002", "2025-03-05", "250.00").replace("Total ", "Carried forward "))
                .page("Invoice number: R-1002      Page 2 of 2\n\nBrought forward    80.00\nTotal      250.00");

        // When
        Split split = splitter.split(document);

        // Then
        assertThat(names(split)).containsExactly("pages 1-2", "pages 3-4");
    }

    @Test
    void takesCopiesOfOneInvoiceForOne() {
        // Given
        FakePages document = FakePages.none()
                .page(invoice("R-1001", "2025-03-04", "125.00"))
                .page(invoice("R-1001", "2025-03-04", "125.00"));

        // When
        Split split = splitter.split(document);

        // Then
        assertThat(split).isInstanceOf(Split.Whole.class);
    }

    @Test
    void leavesItToAPersonWhereAPageCountsItselfAsALaterOneButStatesAnotherInvoice() {
        // Given
        FakePages document = FakePages.none()
                .page(invoice("R-1001", "2025-03-04", "125.00"))
                .page(invoice("R-1002", "2025-03-05", "250.00") + "\n\nPage 2 of 2");

        // When
        Split split = splitter.split(document);

        // Then
        assertThat(split)
                .isInstanceOfSatisfying(
                        Split.Unsure.class,
                        unsure -> assertThat(unsure.problem().code()).isEqualTo(InvoiceSplitter.MULTIPLE_INVOICES));
    }

    @Test
    void keepsAReportThatQuotesAnInvoiceWhole() {
        // Given
        FakePages document = FakePages.none()
                .page(invoice("R-1001", "2025-03-04", "125.00"))
                .page("Statement\n\nOpen items: invoice number R-0990 of 2024-12-01, total 80.00");

        // When
        Split split = splitter.split(document);

        // Then
        assertThat(split).isInstanceOf(Split.Whole.class);
    }

    @Test
    void cutsASheetOfFourFapiaoAndGivesEachItsCode() {
        // Given
        FakePages document = FakePages.none()
                .sheet(
                        Origin.TEXT,
                        new Placed(20, 20, fapiao("24112000000012345671", "106.00", "壹佰零陆圆整")),
                        new Placed(330, 20, fapiao("24112000000012345672", "212.00", "贰佰壹拾贰圆整")),
                        new Placed(20, 440, fapiao("24112000000012345673", "318.00", "叁佰壹拾捌圆整")),
                        new Placed(330, 440, fapiao("24112000000012345674", "424.00", "肆佰贰拾肆圆整")))
                .code(1, "01,32,,24112000000012345672,212.00,20240528,,ABCD")
                .code(1, "01,32,,24112000000012345673,318.00,20240528,,ABCD");

        // When
        Split split = splitter.split(document);

        // Then
        assertThat(names(split))
                .containsExactly("page 1, region 1", "page 1, region 2", "page 1, region 3", "page 1, region 4");
        assertThat(sections(split))
                .extracting(section -> section.payloads().size())
                .containsExactlyInAnyOrder(0, 1, 1, 0);
        assertThat(sections(split))
                .allSatisfy(section ->
                        assertThat(section.payloads()).extracting(Payload::page).allMatch(page -> page == 1));
    }

    @Test
    void keepsTheListOfGoodsWithItsFapiao() {
        // Given
        FakePages document = FakePages.none()
                .sheet(Origin.TEXT, new Placed(20, 20, fapiao("31207745", "106.00", "壹佰零陆圆整")))
                .sheet(
                        Origin.TEXT,
                        new Placed(
                                20,
                                20,
                                "销售货物或者提供应税劳务、服务清单\n所属增值税电子普通发票代码: 033001900211 号码:31207745\n"
                                        + "校验 66180710\n小计 ¥100.00 ¥6.00\n总计 ¥100.00 ¥6.00\n填开日期:2023年04月04日"));

        // When
        Split split = splitter.split(document);

        // Then
        assertThat(split).isInstanceOf(Split.Whole.class);
    }

    @Test
    void leavesItToAPersonWhereTwoFapiaoOnAPageCannotBeToldApart() {
        // Given
        FakePages document = FakePages.none()
                .page("发票号码：24112000000012345671")
                .code(1, "01,32,,24112000000012345671,106.00,20240528,,ABCD")
                .code(1, "01,32,,24112000000012345672,212.00,20240528,,ABCD");

        // When
        Split split = splitter.split(document);

        // Then
        assertThat(split).isInstanceOf(Split.Unsure.class);
    }

    @Test
    void cutsAPhotoOfTwoReceiptsBesideEachOther() {
        // Given
        FakePages document = FakePages.none()
                .sheet(
                        Origin.OCR,
                        new Placed(20, 20, receipt("GREEN GARDEN CAFE", "04/03/2025", "12.50")),
                        new Placed(330, 20, receipt("NORTH STATION BOOKS", "05/03/2025", "33.90")));

        // When
        Split split = splitter.split(document);

        // Then
        assertThat(names(split)).containsExactly("page 1, region 1", "page 1, region 2");
    }

    @Test
    void takesAReceiptWithItsCardSlipForOne() {
        // Given
        FakePages document = FakePages.none()
                .sheet(
                        Origin.OCR,
                        new Placed(20, 20, receipt("GREEN GARDEN CAFE", "04/03/2025", "12.50")),
                        new Placed(20, 420, receipt("CARD TERMINAL SLIP", "04/03/2025", "12.50")));

        // When
        Split split = splitter.split(document);

        // Then
        assertThat(split).isInstanceOf(Split.Whole.class);
    }

    private static List<Section> sections(Split split) {
        assertThat(split).isInstanceOf(Split.Several.class);
        return split instanceof Split.Several several ? several.sections() : List.of();
    }

    private static List<String> names(Split split) {
        return sections(split).stream().map(Section::name).toList();
    }

    private static String invoice(String number, String date, String total) {
        return """
                INVOICE

                Northern Paper AB            Invoice number: %s
                Storgatan 5                  Invoice date: %s
                11122 Stockholm              VAT no. SE556677889901

                Bill to: Example GmbH

                Paper, white                 %s

                Total                        %s""".formatted(number, date, total, total);
    }

    private static String receipt(String seller, String date, String total) {
        return """
                %s
                RECEIPT

                Date: %s 12:30
                Coffee and cake   %s

                TOTAL   %s
                CASH   50.00
                CHANGE   1.00
                THANK YOU""".formatted(seller, date, total, total);
    }

    private static String fapiao(String number, String total, String words) {
        return """
                电子发票（普通发票）
                发票号码：%s
                开票日期：2024年05月28日
                名称：杭州办公有限公司
                统一社会信用代码/纳税人识别号：91320105K7R2T4D0XD
                价税合计（大写） %s
                （小写）¥%s
                开票人：张""".formatted(number, words, total);
    }
}
