package dev.wenshu.invoice.fapiao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.invoice.FakeDocument;
import dev.wenshu.invoice.Findings;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.text.VisibleText;
import org.junit.jupiter.api.Test;

class FapiaoTextReaderTest {
    @Test
    void readsTheOldFormWithTheBuyerAboveAndTheSellerBelow() {
        // When
        Findings found = read(old("¥6.00", "壹佰零陆圆整"));

        // Then
        assertThat(found.value(InvoiceField.INVOICE_CODE)).isEqualTo("032002100611");
        assertThat(found.value(InvoiceField.INVOICE_NUMBER)).isEqualTo("27086599");
        assertThat(found.value(InvoiceField.ISSUE_DATE)).isEqualTo("2022-08-30");
        assertThat(found.value(InvoiceField.BUYER)).isEqualTo("杭州办公有限公司");
        assertThat(found.value(InvoiceField.BUYER_TAX_ID)).isEqualTo("91320105K7R2T4D0XD");
        assertThat(found.value(InvoiceField.SELLER)).isEqualTo("北京纸业有限公司");
        assertThat(found.value(InvoiceField.SELLER_TAX_ID)).isEqualTo("91110108690017781B");
        assertThat(found.value(InvoiceField.NET)).isEqualTo("100.00");
        assertThat(found.value(InvoiceField.TAX)).isEqualTo("6.00");
        assertThat(found.value(InvoiceField.TOTAL)).isEqualTo("106.00");
        assertThat(found.problems()).isEmpty();
    }

    @Test
    void takesAsterisksForNoTax() {
        // When
        Findings found = read(old("***", "壹佰零陆圆整").withoutNet());

        // Then
        assertThat(found.value(InvoiceField.TAX)).isEqualTo("0.00");
        assertThat(found.value(InvoiceField.NET)).isEqualTo("106.00");
    }

    @Test
    void reportsWordsThatStateAnotherTotal() {
        // When
        Findings found = read(old("¥6.00", "壹佰陆拾圆整"));

        // Then
        assertThat(found.problems()).extracting(Problem::code).containsExactly("AMOUNT_IN_WORDS_MISMATCH");
    }

    @Test
    void readsTheDigitalFormWithTheBuyerLeftAndTheSellerRight() {
        // Given
        FakeDocument document = FakeDocument.of(DocumentFormat.PDF)
                .withWord(200, 20, "电子发票（普通发票）")
                .withWord(420, 20, "发票号码：24112000000012345678")
                .withWord(420, 40, "开票日期：2024年05月28日")
                .withWord(40, 80, "名称：杭州办公有限公司")
                .withWord(340, 80, "名称：北京纸业有限公司")
                .withWord(40, 100, "统一社会信用代码/纳税人识别号：91320105K7R2T4D0XD")
                .withWord(340, 100, "统一社会信用代码/纳税人识别号：91110108690017781B")
                .withWord(40, 130, "项目名称")
                .withWord(60, 260, "合")
                .withWord(100, 260, "计")
                .withWord(420, 260, "¥100.00")
                .withWord(540, 260, "¥6.00")
                .withWord(60, 290, "价税合计（大写）")
                .withWord(180, 290, "壹佰零陆圆整")
                .withWord(440, 290, "（小写）¥106.00");

        // When
        Findings found = read(document);

        // Then
        assertThat(found.value(InvoiceField.INVOICE_NUMBER)).isEqualTo("24112000000012345678");
        assertThat(found.value(InvoiceField.INVOICE_CODE)).isNull();
        assertThat(found.value(InvoiceField.BUYER)).isEqualTo("杭州办公有限公司");
        assertThat(found.value(InvoiceField.SELLER)).isEqualTo("北京纸业有限公司");
        assertThat(found.value(InvoiceField.BUYER_TAX_ID)).isEqualTo("91320105K7R2T4D0XD");
        assertThat(found.value(InvoiceField.SELLER_TAX_ID)).isEqualTo("91110108690017781B");
        assertThat(found.value(InvoiceField.TOTAL)).isEqualTo("106.00");
    }

    private record Form(FakeDocument document, boolean net) {
        Form withoutNet() {
            return new Form(document, false);
        }

        FakeDocument done() {
            return net ? document.withWord(420, 260, "¥100.00") : document.withWord(420, 260, "¥106.00");
        }
    }

    private static Form old(String tax, String words) {
        return new Form(
                FakeDocument.of(DocumentFormat.PDF)
                        .withWord(200, 20, "江苏增值税电子普通发票")
                        .withWord(420, 20, "发票代码:")
                        .withWord(480, 20, "032002100611")
                        .withWord(420, 36, "发票号码:27086599")
                        .withWord(420, 52, "开票日期:2022年08月30日")
                        .withWord(39, 91, "名")
                        .withWord(84, 91, "称:杭州办公有限公司")
                        .withWord(360, 91, "03-028/088<945327-8704670*98")
                        .withWord(39, 106, "纳税人识别号:91320105K7R2T4D0XD")
                        .withWord(34, 152, "货物或应税劳务、服务名称")
                        .withWord(71, 260, "合")
                        .withWord(98, 260, "计")
                        .withWord(540, 260, tax)
                        .withWord(58, 281, "价税合计（大写）")
                        .withWord(178, 281, words)
                        .withWord(445, 281, "（小写）¥106.00")
                        .withWord(38, 300, "名")
                        .withWord(83, 300, "称:北京纸业有限公司")
                        .withWord(38, 315, "纳税人识别号:91110108690017781B"),
                true);
    }

    private static Findings read(Form form) {
        return read(form.done());
    }

    private static Findings read(FakeDocument document) {
        return new FapiaoTextReader()
                .read(document, () -> VisibleText.of(document))
                .orElseThrow();
    }
}
