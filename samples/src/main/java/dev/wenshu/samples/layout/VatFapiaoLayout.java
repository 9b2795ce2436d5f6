package dev.wenshu.samples.layout;

import dev.wenshu.samples.invoice.ChineseAmount;
import dev.wenshu.samples.invoice.FapiaoMarks;
import dev.wenshu.samples.invoice.InvoiceFacts;
import dev.wenshu.samples.invoice.InvoiceLine;
import dev.wenshu.samples.invoice.Party;
import dev.wenshu.samples.page.Page;
import dev.wenshu.samples.page.Pen;
import dev.wenshu.samples.page.QrPicture;
import dev.wenshu.samples.page.Style;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The electronic ordinary VAT fapiao with code, number and check code, as issued before the fully digital one.
 *
 * @param province that the title names, such as 江苏
 */
public record VatFapiaoLayout(String province) implements Layout {
    private static final double WIDTH = 210 * Page.POINTS_PER_MM;
    private static final double HEIGHT = 140 * Page.POINTS_PER_MM;
    private static final double LEFT = 20;
    private static final double RIGHT = WIDTH - 20;
    private static final int BROWN = 0x99512B;
    private static final int RED = 0xD9291C;
    private static final String CIPHER = "0123456789+-*/<>";
    private static final double[] RULES = {94, 158, 250, 266, 284, 346};
    private static final Style LABEL = Style.plain(8.5).coloured(BROWN);
    private static final Style VALUE = Style.plain(8.5);
    private static final Style FIGURES = Style.plain(8.5);

    @Override
    public List<Page> pages(InvoiceFacts invoice) {
        Pen pen = new Pen(WIDTH, HEIGHT);
        heading(pen, invoice);
        grid(pen);
        party(pen, 94, "购买方", invoice.buyer());
        cipher(pen, invoice);
        lines(pen, invoice);
        sums(pen, invoice);
        party(pen, 284, "销售方", invoice.seller());
        pen.down(LABEL, 345, 302, 22, "备注");
        pen.wrapped(VALUE, 360, 300, RIGHT - 366, 12, invoice.note());
        FapiaoMarks marks = invoice.marks();
        signed(pen, LEFT + 10, "收款人：", marks.payee());
        signed(pen, LEFT + 150, "复核：", marks.reviewer());
        signed(pen, LEFT + 280, "开票人：", marks.clerk());
        pen.left(LABEL, LEFT + 410, 364, "销售方：（章）");
        return List.of(pen.page());
    }

    private static void signed(Pen pen, double x, String label, String name) {
        pen.left(LABEL, x, 364, label);
        pen.left(VALUE, x + label.length() * 8.5, 364, name);
    }

    private void heading(Pen pen, InvoiceFacts invoice) {
        FapiaoMarks marks = invoice.marks();
        pen.picture(LEFT + 4, 14, 58, 58, QrPicture.of(FapiaoWording.vatQr(invoice)));
        pen.center(Style.plain(18).coloured(BROWN), WIDTH / 2, 40, province + "增值税电子普通发票");
        pen.line(WIDTH / 2 - 112, 48, WIDTH / 2 + 112, 48, 0.9, BROWN);
        pen.line(WIDTH / 2 - 112, 51, WIDTH / 2 + 112, 51, 0.9, BROWN);
        pen.oval(WIDTH / 2 - 40, 30, 80, 52, 1.4, RED);
        pen.center(Style.plain(9).coloured(RED), WIDTH / 2, 70, "样 例");
        pen.left(LABEL, LEFT, 86, "机器编号：");
        pen.left(VALUE, LEFT + 44, 86, marks.machineNumber());
        headed(pen, 28, "发票代码：", marks.code());
        headed(pen, 44, "发票号码：", invoice.number());
        headed(pen, 60, "开票日期：", FapiaoWording.date(invoice.issued()));
        headed(pen, 76, "校 验 码：", marks.checkCode().replaceAll("(.{5})(?=.)", "$1 "));
    }

    private static void headed(Pen pen, double y, String label, String value) {
        pen.left(LABEL, RIGHT - 160, y, label);
        pen.left(VALUE, RIGHT - 115, y, value);
    }

    private static void grid(Pen pen) {
        for (double y : RULES) {
            pen.line(LEFT, y, RIGHT, y, 0.8, BROWN);
        }
        pen.line(LEFT, 94, LEFT, 346, 0.8, BROWN);
        pen.line(RIGHT, 94, RIGHT, 346, 0.8, BROWN);
        pen.line(LEFT + 16, 94, LEFT + 16, 158, 0.8, BROWN);
        pen.line(LEFT + 16, 284, LEFT + 16, 346, 0.8, BROWN);
        pen.line(336, 94, 336, 158, 0.8, BROWN);
        pen.line(354, 94, 354, 158, 0.8, BROWN);
        pen.line(336, 284, 336, 346, 0.8, BROWN);
        pen.line(354, 284, 354, 346, 0.8, BROWN);
        for (double x : new double[] {158, 228, 262, 316, 386, 460, 500}) {
            pen.line(x, 158, x, 266, 0.8, BROWN);
        }
        pen.line(158, 266, 158, 284, 0.8, BROWN);
    }

    private static void party(Pen pen, double top, String heading, Party party) {
        pen.down(LABEL, LEFT + 8, top + 18, 17, heading);
        String account = party.bank().isEmpty() ? "" : party.bank() + " " + party.account();
        String contact = party.street().isEmpty() ? "" : party.address() + " " + party.phone();
        row(pen, top + 13, "名        称：", party.name());
        row(pen, top + 28, "纳税人识别号：", party.taxId());
        row(pen, top + 43, "地 址、 电 话：", contact);
        row(pen, top + 57, "开户行及账号：", account);
    }

    private static void row(Pen pen, double y, String label, String value) {
        pen.left(LABEL, LEFT + 20, y, label);
        pen.left(value.length() > 24 ? Style.plain(7.5) : VALUE, LEFT + 82, y, value);
    }

    private static void cipher(Pen pen, InvoiceFacts invoice) {
        pen.down(LABEL, 345, 112, 17, "密码区");
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(Long.parseLong(invoice.number()));
        for (int row = 0; row < 4; row++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 28; i++) {
                text.append(CIPHER.charAt(random.nextInt(CIPHER.length())));
            }
            pen.left(Style.plain(10), 364, 109 + row * 14, text.toString());
        }
    }

    private static void lines(Pen pen, InvoiceFacts invoice) {
        double y = 170;
        pen.center(LABEL, 89, y, "货物或应税劳务、服务名称");
        pen.center(LABEL, 193, y, "规格型号");
        pen.center(LABEL, 245, y, "单位");
        pen.center(LABEL, 289, y, "数 量");
        pen.center(LABEL, 351, y, "单 价");
        pen.center(LABEL, 423, y, "金 额");
        pen.center(LABEL, 480, y, "税率");
        pen.center(LABEL, 538, y, "税 额");
        for (InvoiceLine line : invoice.lines()) {
            y += 14;
            pen.left(VALUE, LEFT + 4, y, line.name());
            pen.center(VALUE, 193, y, line.specification());
            pen.center(VALUE, 245, y, line.unit());
            pen.right(FIGURES, 312, y, FapiaoWording.plain(line.quantity()));
            pen.right(FIGURES, 382, y, FapiaoWording.plain(line.unitPrice()));
            pen.right(FIGURES, 456, y, line.net().toPlainString());
            pen.center(FIGURES, 480, y, FapiaoWording.percent(line.taxRate()));
            pen.right(FIGURES, RIGHT - 5, y, line.tax().toPlainString());
        }
        pen.center(LABEL, 89, 261, "合        计");
        pen.right(FIGURES, 456, 261, FapiaoWording.yuan(invoice.net()));
        pen.right(FIGURES, RIGHT - 5, 261, FapiaoWording.yuan(invoice.tax()));
    }

    private static void sums(Pen pen, InvoiceFacts invoice) {
        pen.center(LABEL, 89, 278, "价税合计（大写）");
        pen.left(Style.plain(9.5), 168, 278, ChineseAmount.of(invoice.total()));
        pen.left(LABEL, 420, 278, "（小写）");
        pen.left(Style.plain(9.5), 460, 278, FapiaoWording.yuan(invoice.total()));
    }
}
