package dev.wenshu.invoice.lines;

import static dev.wenshu.invoice.lines.PrintedLinesTest.read;
import static dev.wenshu.invoice.lines.PrintedLinesTest.sums;
import static dev.wenshu.invoice.lines.PrintedLinesTest.sure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.invoice.InvoiceLine;
import dev.wenshu.invoice.text.VisibleText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FapiaoLinesTest {
    @Test
    void readsTheOldFormWithWrappedNamesAndADiscount() {
        // When
        List<InvoiceLine> lines = sure(oldForm(), "95.00", "12.35", "107.35");

        // Then
        assertThat(lines).extracting(InvoiceLine::name).containsExactly("*纸制品*复印纸白色五百张", "*纸制品*复印纸");
        assertThat(lines).extracting(InvoiceLine::specification).containsExactly("A4-80G", null);
        assertThat(lines.getFirst().unit()).isEqualTo("包");
        assertThat(lines.getFirst().unitPrice()).isEqualByComparingTo("33.3333333");
        assertThat(lines.getFirst().quantity()).isEqualByComparingTo("3");
        assertThat(lines).extracting(InvoiceLine::net).containsExactly(decimal("100.00"), decimal("-5.00"));
        assertThat(lines).extracting(InvoiceLine::tax).containsExactly(decimal("13.00"), decimal("-0.65"));
        assertThat(lines.getLast().taxRate()).isEqualByComparingTo("13");
    }

    @Test
    void isNotSureWhereTheTaxOfTheLinesIsNotThatOfTheForm() {
        // When
        PrintedLines read = read(oldForm(), sums("95.00", "12.30", "107.30"));

        // Then
        assertThat(read).isEqualTo(new PrintedLines.NotSure());
    }

    @Test
    void takesAsterisksBesideAnExemptRateForNoTax() {
        // Given
        TablePage page = head(new TablePage())
                .row(170, 27, "*运输服务*客运费", 246, "次", 317, "1", 359, "20.00", 444, "20.00", 477, "免税", 560, "***")
                .row(260, 60, "合 计", 430, "¥20.00", 560, "***");

        // When
        List<InvoiceLine> lines = sure(page, "20.00", "0.00", "20.00");

        // Then
        assertThat(lines.getFirst().tax()).isEqualByComparingTo("0");
        assertThat(lines.getFirst().taxRate()).isNull();
        assertThat(lines.getFirst().unitPrice()).isEqualByComparingTo("20.00");
    }

    @Test
    void readsPlateAndDaysOfATollReceipt() {
        // Given
        TablePage page = new TablePage()
                .row(150, 67, "项目名称", 180, "车牌号", 249, "类型", 281, "通行日期起", 337, "通行日期止")
                .row(150, 416, "金", 434, "额", 479, "税率", 530, "税", 548, "额")
                .row(165, 27, "*经营租赁*通行费", 149, "辽A00000", 249, "客车", 284, "20240105", 341, "20240107")
                .row(165, 442, "48.54", 489, "3%", 571, "1.46")
                .row(260, 60, "合 计", 434, "¥48.54", 563, "¥1.46");

        // When
        InvoiceLine line = sure(page, "48.54", "1.46", "50.00").getFirst();

        // Then
        assertThat(line.name()).isEqualTo("*经营租赁*通行费");
        assertThat(line.specification()).isEqualTo("辽A00000");
        assertThat(line.from()).isEqualTo(LocalDate.of(2024, 1, 5));
        assertThat(line.to()).isEqualTo(LocalDate.of(2024, 1, 7));
        assertThat(line.net()).isEqualByComparingTo("48.54");
        assertThat(line.quantity()).isNull();
        assertThat(line.toFields()).containsEntry("from", "2024-01-05").containsEntry("to", "2024-01-07");
    }

    @Test
    void prefersTheListOfGoodsToTheLineThatPointsToIt() {
        // Given
        TablePage form = head(new TablePage())
                .row(170, 27, "(详见销货清单)", 444, "30.00", 486, "13%", 571, "3.90")
                .row(260, 60, "合 计", 430, "¥30.00", 560, "¥3.90");
        TablePage list = new TablePage()
                .row(100, 20, "序号", 80, "项目名称", 270, "数量", 330, "单价", 410, "金额", 473, "税率", 530, "税额")
                .row(120, 22, "1", 40, "*五金*螺丝", 280, "1", 332, "10.00", 414, "10.00", 480, "13%", 540, "1.30")
                .row(140, 22, "2", 40, "*五金*螺母", 280, "4", 332, "5.00", 414, "20.00", 480, "13%", 540, "2.60")
                .row(160, 40, "小计", 410, "¥30.00", 536, "¥3.90");

        // When
        PrintedLines read =
                PrintedLines.read(VisibleText.of(List.of(form.page(1), list.page(2))), sums("30.00", "3.90", "33.90"));

        // Then
        assertThat(read).isInstanceOf(PrintedLines.Sure.class);
        assertThat(((PrintedLines.Sure) read).lines())
                .extracting(InvoiceLine::name)
                .containsExactly("*五金*螺丝", "*五金*螺母");
    }

    private static TablePage oldForm() {
        return head(new TablePage())
                .row(164, 27, "*纸制品*复印纸", 178, "A4-80G", 246, "包", 317, "3", 340, "33.3333333")
                .row(164, 445, "100.00", 486, "13%", 572, "13.00")
                .row(177, 27, "白色五百张")
                .row(190, 27, "*纸制品*复印纸", 455, "-5.00", 486, "13%", 572, "-0.65")
                .row(260, 60, "合 计", 438, "¥95.00", 557, "¥12.35")
                .row(278, 58, "价税合计（大写）", 178, "壹佰零柒圆叁角伍分", 445, "（小写）¥107.35");
    }

    private static TablePage head(TablePage page) {
        return page.row(150, 34, "货物或应税劳务、服务名称", 181, "规格型号", 242, "单位", 284, "数 量")
                .row(150, 342, "单 价", 413, "金 额", 473, "税率", 529, "税 额");
    }

    private static BigDecimal decimal(String number) {
        return new BigDecimal(number);
    }
}
