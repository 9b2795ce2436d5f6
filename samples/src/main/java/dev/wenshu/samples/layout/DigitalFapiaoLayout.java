package dev.wenshu.samples.layout;

import dev.wenshu.samples.invoice.ChineseAmount;
import dev.wenshu.samples.invoice.InvoiceFacts;
import dev.wenshu.samples.invoice.InvoiceLine;
import dev.wenshu.samples.invoice.Party;
import dev.wenshu.samples.page.Page;
import dev.wenshu.samples.page.Pen;
import dev.wenshu.samples.page.QrPicture;
import dev.wenshu.samples.page.Style;
import java.util.List;

/** The fully digital ordinary fapiao (数电票), 210 by 140 mm; the official seal is replaced by a mark that says sample. */
public final class DigitalFapiaoLayout implements Layout {
    private static final double WIDTH = 210 * Page.POINTS_PER_MM;
    private static final double HEIGHT = 140 * Page.POINTS_PER_MM;
    private static final double LEFT = 20;
    private static final double RIGHT = WIDTH - 20;
    private static final double MIDDLE = WIDTH / 2 - 4;
    private static final int BROWN = 0x8C3A1E;
    private static final int RED = 0xD9291C;
    private static final Style LABEL = Style.plain(9).coloured(BROWN);
    private static final Style VALUE = Style.plain(9);

    @Override
    public List<Page> pages(InvoiceFacts invoice) {
        Pen pen = new Pen(WIDTH, HEIGHT);
        heading(pen, invoice);
        grid(pen);
        party(pen, LEFT, "购买方信息", invoice.buyer());
        party(pen, MIDDLE, "销售方信息", invoice.seller());
        lines(pen, invoice);
        sums(pen, invoice);
        pen.down(Style.plain(8.5).coloured(BROWN), LEFT + 8, 330, 16, "备注");
        pen.wrapped(Style.plain(8.5), LEFT + 22, 324, RIGHT - LEFT - 40, 12, invoice.note());
        pen.left(LABEL, LEFT + 52, 378, "开票人：");
        pen.left(VALUE, LEFT + 90, 378, invoice.marks().clerk());
        return List.of(pen.page());
    }

    private static void heading(Pen pen, InvoiceFacts invoice) {
        pen.picture(LEFT + 6, 16, 62, 62, QrPicture.of(FapiaoWording.digitalQr(invoice)));
        pen.center(Style.plain(20).coloured(BROWN), WIDTH / 2, 42, "电子发票（普通发票）");
        pen.line(WIDTH / 2 - 110, 50, WIDTH / 2 + 110, 50, 0.9, BROWN);
        pen.line(WIDTH / 2 - 110, 53, WIDTH / 2 + 110, 53, 0.9, BROWN);
        pen.oval(WIDTH / 2 - 38, 34, 76, 50, 1.4, RED);
        pen.center(Style.plain(9).coloured(RED), WIDTH / 2, 72, "样 例");
        pen.left(LABEL, RIGHT - 160, 46, "发票号码：");
        pen.left(VALUE, RIGHT - 113, 46, invoice.number());
        pen.left(LABEL, RIGHT - 160, 64, "开票日期：");
        pen.left(VALUE, RIGHT - 113, 64, FapiaoWording.date(invoice.issued()));
    }

    private static void grid(Pen pen) {
        pen.frame(LEFT, 90, RIGHT - LEFT, 272, 0.8, BROWN);
        pen.line(LEFT, 152, RIGHT, 152, 0.8, BROWN);
        pen.line(LEFT, 288, RIGHT, 288, 0.8, BROWN);
        pen.line(LEFT, 312, RIGHT, 312, 0.8, BROWN);
        pen.line(LEFT + 16, 90, LEFT + 16, 152, 0.8, BROWN);
        pen.line(MIDDLE, 90, MIDDLE, 152, 0.8, BROWN);
        pen.line(MIDDLE + 16, 90, MIDDLE + 16, 152, 0.8, BROWN);
        pen.line(LEFT + 150, 288, LEFT + 150, 312, 0.8, BROWN);
        pen.line(LEFT + 16, 312, LEFT + 16, 362, 0.8, BROWN);
    }

    private static void party(Pen pen, double x, String heading, Party party) {
        pen.down(Style.plain(9).coloured(BROWN), x + 8, 102, 11.5, heading);
        pen.left(LABEL, x + 22, 110, "名称：");
        pen.left(VALUE, x + 50, 110, party.name());
        pen.left(LABEL, x + 22, 138, "统一社会信用代码/纳税人识别号：");
        pen.left(VALUE, x + 161, 138, party.taxId());
    }

    private static void lines(Pen pen, InvoiceFacts invoice) {
        double y = 164;
        pen.center(LABEL, LEFT + 62, y, "项目名称");
        pen.center(LABEL, LEFT + 158, y, "规格型号");
        pen.center(LABEL, LEFT + 215, y, "单 位");
        pen.right(LABEL, LEFT + 286, y, "数 量");
        pen.right(LABEL, LEFT + 364, y, "单 价");
        pen.right(LABEL, LEFT + 430, y, "金 额");
        pen.center(LABEL, LEFT + 468, y, "税率/征收率");
        pen.right(LABEL, RIGHT - 6, y, "税 额");
        for (InvoiceLine line : invoice.lines()) {
            y += 14;
            pen.center(VALUE, LEFT + 158, y, line.specification());
            pen.center(VALUE, LEFT + 215, y, line.unit());
            pen.right(VALUE, LEFT + 286, y, FapiaoWording.plain(line.quantity()));
            pen.right(VALUE, LEFT + 364, y, FapiaoWording.plain(line.unitPrice()));
            pen.right(VALUE, LEFT + 430, y, line.net().toPlainString());
            pen.center(VALUE, LEFT + 468, y, FapiaoWording.percent(line.taxRate()));
            pen.right(VALUE, RIGHT - 6, y, line.tax().toPlainString());
            y = pen.wrapped(VALUE, LEFT + 6, y, 126, 12, line.name()) - 12;
        }
        pen.center(LABEL, LEFT + 62, 281, "合 计");
        pen.right(VALUE, LEFT + 430, 281, FapiaoWording.yuan(invoice.net()));
        pen.right(VALUE, RIGHT - 6, 281, FapiaoWording.yuan(invoice.tax()));
    }

    private static void sums(Pen pen, InvoiceFacts invoice) {
        pen.center(LABEL, LEFT + 75, 303, "价税合计（大写）");
        pen.oval(LEFT + 160, 295, 9, 9, 0.7, 0);
        pen.line(LEFT + 161.3, 296.3, LEFT + 167.7, 302.7, 0.7, 0);
        pen.line(LEFT + 167.7, 296.3, LEFT + 161.3, 302.7, 0.7, 0);
        pen.left(Style.plain(10), LEFT + 174, 303, ChineseAmount.of(invoice.total()));
        pen.left(LABEL, LEFT + 400, 303, "（小写）");
        pen.left(Style.plain(10), LEFT + 442, 303, FapiaoWording.yuan(invoice.total()));
    }
}
