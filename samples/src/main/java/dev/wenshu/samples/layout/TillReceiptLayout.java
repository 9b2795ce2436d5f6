package dev.wenshu.samples.layout;

import dev.wenshu.samples.invoice.InvoiceFacts;
import dev.wenshu.samples.invoice.InvoiceLine;
import dev.wenshu.samples.page.Page;
import dev.wenshu.samples.page.Pen;
import dev.wenshu.samples.page.Style;
import java.math.BigDecimal;
import java.util.List;

/** A Chinese till receipt on an 80 mm roll; prices include tax, so it states a total only. */
public final class TillReceiptLayout implements Layout {
    private static final double WIDTH = 80 * Page.POINTS_PER_MM;
    private static final double LEFT = 14;
    private static final double RIGHT = WIDTH - 14;
    private static final Style PLAIN = Style.plain(10);

    @Override
    public List<Page> pages(InvoiceFacts invoice) {
        double height = 232 + invoice.lines().size() * 15;
        Pen pen = new Pen(WIDTH, height);
        pen.center(Style.bold(14), WIDTH / 2, 32, invoice.seller().name());
        pen.center(Style.plain(12), WIDTH / 2, 52, "消费小票");
        pen.left(PLAIN, LEFT, 74, "单号：" + invoice.number());
        pen.left(PLAIN, LEFT, 90, "日期：" + invoice.issued());
        pen.right(PLAIN, RIGHT, 90, "收银员：" + invoice.marks().clerk());
        rule(pen, 97);
        pen.left(PLAIN, LEFT, 110, "品名");
        pen.right(PLAIN, RIGHT - 58, 110, "数量");
        pen.right(PLAIN, RIGHT, 110, "金额");
        double y = 128;
        BigDecimal pieces = BigDecimal.ZERO;
        for (InvoiceLine line : invoice.lines()) {
            pen.left(PLAIN, LEFT, y, line.name());
            pen.right(PLAIN, RIGHT - 58, y, FapiaoWording.plain(line.quantity()));
            pen.right(PLAIN, RIGHT, y, line.net().toPlainString());
            pieces = pieces.add(line.quantity());
            y += 15;
        }
        rule(pen, y - 9);
        pen.left(PLAIN, LEFT, y + 6, "件数：" + FapiaoWording.plain(pieces));
        pen.left(Style.bold(13), LEFT, y + 26, "合计：");
        pen.right(Style.bold(13), RIGHT, y + 26, "¥" + invoice.total().toPlainString());
        pen.left(PLAIN, LEFT, y + 42, "微信支付");
        rule(pen, y + 49);
        pen.left(Style.plain(8.5), LEFT, y + 63, "地址：" + invoice.seller().address());
        pen.left(Style.plain(8.5), LEFT, y + 76, "电话：" + invoice.seller().phone());
        pen.center(PLAIN, WIDTH / 2, y + 94, "谢谢惠顾，欢迎再次光临");
        return List.of(pen.page());
    }

    private static void rule(Pen pen, double y) {
        for (double x = LEFT; x < RIGHT; x += 6) {
            pen.line(x, y, x + 3.5, y, 0.8, 0);
        }
    }
}
