package dev.wenshu.invoice.fapiao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.invoice.FakeDocument;
import dev.wenshu.invoice.Findings;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.text.VisibleText;
import org.junit.jupiter.api.Test;

class TicketFormTest {
    @Test
    void readsTheFareOfARailTicketAsItsTotal() {
        // Given
        FakeDocument document = FakeDocument.of(DocumentFormat.PDF)
                .withWord(200, 20, "电子发票（铁路电子客票）")
                .withWord(30, 50, "发票号码:25429165800003036612")
                .withWord(400, 50, "开票日期:2025年05月14日")
                .withWord(60, 80, "武昌站")
                .withWord(250, 80, "G1234")
                .withWord(400, 80, "上海虹桥站")
                .withWord(30, 110, "2025年05月16日")
                .withWord(180, 110, "08:00开")
                .withWord(30, 140, "票价:￥355.00")
                .withWord(30, 200, "电子客票号:6580053036051490303632025")
                .withWord(30, 230, "购买方名称:杭州办公有限公司")
                .withWord(300, 230, "统一社会信用代码:91320105K7R2T4D0XD");

        // When
        Findings found = read(document);

        // Then
        assertThat(found.value(InvoiceField.INVOICE_NUMBER)).isEqualTo("25429165800003036612");
        assertThat(found.value(InvoiceField.ISSUE_DATE)).isEqualTo("2025-05-14");
        assertThat(found.value(InvoiceField.TOTAL)).isEqualTo("355.00");
        assertThat(found.value(InvoiceField.BUYER)).isEqualTo("杭州办公有限公司");
        assertThat(found.value(InvoiceField.SELLER)).isNull();
    }

    @Test
    void readsTheSumOfAnAirTicketUnderItsLabelNotTheFare() {
        // Given
        FakeDocument document = FakeDocument.of(DocumentFormat.PDF)
                .withWord(180, 20, "电子发票（航空运输电子客票行程单）")
                .withWord(30, 50, "发票号码:24119110000000000017")
                .withWord(30, 80, "旅客姓名:李明")
                .withWord(30, 140, "票价")
                .withWord(120, 140, "燃油附加费")
                .withWord(220, 140, "增值税税率")
                .withWord(310, 140, "增值税税额")
                .withWord(400, 140, "民航发展基金")
                .withWord(520, 140, "合计")
                .withWord(20, 160, "CNY970.64")
                .withWord(120, 160, "CNY45.87")
                .withWord(230, 160, "9%")
                .withWord(310, 160, "CNY91.49")
                .withWord(410, 160, "CNY50.00")
                .withWord(510, 160, "CNY1158.00")
                .withWord(30, 200, "填开单位:东方航空有限公司")
                .withWord(360, 200, "填开日期:2024年12月01日")
                .withWord(30, 230, "购买方名称:杭州办公有限公司");

        // When
        Findings found = read(document);

        // Then
        assertThat(found.value(InvoiceField.INVOICE_NUMBER)).isEqualTo("24119110000000000017");
        assertThat(found.value(InvoiceField.TOTAL)).isEqualTo("1158.00");
        assertThat(found.value(InvoiceField.TAX)).isEqualTo("91.49");
        assertThat(found.value(InvoiceField.ISSUE_DATE)).isEqualTo("2024-12-01");
        assertThat(found.value(InvoiceField.SELLER)).isEqualTo("东方航空有限公司");
        assertThat(found.value(InvoiceField.BUYER)).isEqualTo("杭州办公有限公司");
    }

    @Test
    void takesTheSellerOfAVehicleNotItsManufacturer() {
        // Given
        FakeDocument document = FakeDocument.of(DocumentFormat.PDF)
                .withWord(200, 20, "机动车销售统一发票")
                .withWord(30, 40, "开票日期:2023-08-01")
                .withWord(400, 40, "发票代码:133002000211")
                .withWord(400, 55, "发票号码:00123456")
                .withWord(30, 90, "购买方名称")
                .withWord(110, 90, "杭州办公有限公司")
                .withWord(30, 110, "生产企业名称")
                .withWord(120, 110, "东风汽车制造有限公司")
                .withWord(30, 150, "价税合计")
                .withWord(90, 150, "壹拾壹万叁仟圆整")
                .withWord(330, 150, "小写¥113000.00")
                .withWord(30, 180, "销货单位名称")
                .withWord(120, 180, "北京汽车销售有限公司")
                .withWord(30, 210, "增值税税额")
                .withWord(120, 210, "¥13000.00")
                .withWord(300, 210, "不含税价")
                .withWord(370, 210, "小写¥100000.00");

        // When
        Findings found = read(document);

        // Then
        assertThat(found.value(InvoiceField.BUYER)).isEqualTo("杭州办公有限公司");
        assertThat(found.value(InvoiceField.SELLER)).isEqualTo("北京汽车销售有限公司");
        assertThat(found.value(InvoiceField.TOTAL)).isEqualTo("113000.00");
        assertThat(found.value(InvoiceField.TAX)).isEqualTo("13000.00");
        assertThat(found.value(InvoiceField.NET)).isEqualTo("100000.00");
        assertThat(found.problems()).isEmpty();
    }

    @Test
    void readsAQuotaReceiptsAmountInWords() {
        // Given
        FakeDocument document = FakeDocument.of(DocumentFormat.PDF)
                .withWord(150, 20, "浙江省通用定额发票")
                .withWord(30, 50, "发票代码:133011800123")
                .withWord(30, 70, "发票号码:05210634")
                .withWord(200, 100, "壹拾元整");

        // When
        Findings found = read(document);

        // Then
        assertThat(found.value(InvoiceField.TOTAL)).isEqualTo("10.00");
        assertThat(found.value(InvoiceField.INVOICE_CODE)).isEqualTo("133011800123");
    }

    @Test
    void readsATaxiReceiptWhoseDotMatrixSpreadsTheDigits() {
        // Given
        FakeDocument document = FakeDocument.of(DocumentFormat.PDF)
                .withWord(100, 10, "浙江省出租汽车发票")
                .withWord(30, 30, "发票代码")
                .withWord(90, 30, "1330 0202 1234")
                .withWord(30, 50, "发票号码")
                .withWord(90, 50, "0521 0634")
                .withWord(30, 70, "车号 浙AT1234")
                .withWord(30, 90, "日期 2021 - 03 - 05")
                .withWord(30, 110, "里程 8.2km")
                .withWord(30, 130, "金额 ¥ 3 6.0 0元");

        // When
        Findings found = read(document);

        // Then
        assertThat(found.value(InvoiceField.INVOICE_NUMBER)).isEqualTo("05210634");
        assertThat(found.value(InvoiceField.INVOICE_CODE)).isEqualTo("133002021234");
        assertThat(found.value(InvoiceField.ISSUE_DATE)).isEqualTo("2021-03-05");
        assertThat(found.value(InvoiceField.TOTAL)).isEqualTo("36.00");
    }

    @Test
    void readsTheWholeYuanOfATollSlip() {
        // Given
        FakeDocument document = FakeDocument.of(DocumentFormat.PDF)
                .withWord(60, 10, "某省高速公路车辆通行费发票")
                .withWord(30, 30, "发票代码:121001970423")
                .withWord(30, 50, "发票号码:10203040")
                .withWord(30, 70, "入口:甲北站")
                .withWord(160, 70, "出口:乙南站")
                .withWord(30, 90, "车型:1 轴数:2 总重:0吨")
                .withWord(30, 110, "金额:45元")
                .withWord(30, 130, "2021-03-05 09:10:11")
                .withWord(30, 150, "收费单位:某省高速公路集团有限公司");

        // When
        Findings found = read(document);

        // Then
        assertThat(found.value(InvoiceField.INVOICE_NUMBER)).isEqualTo("10203040");
        assertThat(found.value(InvoiceField.INVOICE_CODE)).isEqualTo("121001970423");
        assertThat(found.value(InvoiceField.ISSUE_DATE)).isEqualTo("2021-03-05");
        assertThat(found.value(InvoiceField.TOTAL)).isEqualTo("45.00");
        assertThat(found.value(InvoiceField.SELLER)).isEqualTo("某省高速公路集团有限公司");
    }

    @Test
    void readsATollReceiptWithTaxAsAnOrdinaryFapiao() {
        // Given
        FakeDocument document = FakeDocument.of(DocumentFormat.PDF)
                .withWord(200, 20, "某省增值税电子普通发票")
                .withWord(420, 20, "发票代码:032002100611")
                .withWord(420, 36, "发票号码:27086599")
                .withWord(60, 91, "名称:杭州办公有限公司")
                .withWord(67, 150, "项目名称")
                .withWord(30, 165, "*经营租赁*通行费")
                .withWord(442, 165, "48.54")
                .withWord(540, 165, "1.46")
                .withWord(60, 260, "合计")
                .withWord(434, 260, "¥48.54")
                .withWord(540, 260, "¥1.46")
                .withWord(60, 280, "价税合计（大写）")
                .withWord(178, 280, "伍拾圆整")
                .withWord(445, 280, "（小写）¥50.00")
                .withWord(60, 300, "名称:某省高速公路集团有限公司");

        // When
        Findings found = read(document);

        // Then
        assertThat(found.value(InvoiceField.NET)).isEqualTo("48.54");
        assertThat(found.value(InvoiceField.TAX)).isEqualTo("1.46");
        assertThat(found.value(InvoiceField.TOTAL)).isEqualTo("50.00");
        assertThat(found.value(InvoiceField.SELLER)).isEqualTo("某省高速公路集团有限公司");
    }

    private static Findings read(FakeDocument document) {
        return new FapiaoTextReader()
                .read(document, () -> VisibleText.of(document))
                .orElseThrow();
    }
}
