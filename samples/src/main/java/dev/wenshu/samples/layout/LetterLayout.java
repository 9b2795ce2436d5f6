package dev.wenshu.samples.layout;

import dev.wenshu.samples.invoice.Iban;
import dev.wenshu.samples.invoice.InvoiceFacts;
import dev.wenshu.samples.invoice.InvoiceLine;
import dev.wenshu.samples.invoice.Party;
import dev.wenshu.samples.invoice.TaxSubtotal;
import dev.wenshu.samples.page.Page;
import dev.wenshu.samples.page.Pen;
import dev.wenshu.samples.page.Style;
import java.util.List;

/** A business letter after DIN 5008: window address, facts in a block at the right, bordered table, footer in columns. */
public record LetterLayout(Wording wording) implements Layout {
    private static final double LEFT = 71;
    private static final double RIGHT = 538;
    private static final double[] COLUMNS = {LEFT, 95, 318, 378, 448, 480, RIGHT};
    private static final int GREY = 0x555555;

    @Override
    public List<Page> pages(InvoiceFacts invoice) {
        Pen pen = new Pen(Page.A4_WIDTH, Page.A4_HEIGHT);
        letterhead(pen, invoice.seller());
        addressWindow(pen, invoice);
        facts(pen, invoice);
        pen.left(Style.bold(15), LEFT, 302, wording.title + " " + invoice.number());
        double y = table(pen, invoice, 330);
        y = sums(pen, invoice, y);
        y = pen.wrapped(Style.plain(9.5), LEFT, y + 26, RIGHT - LEFT, 13, wording.quote);
        if (!invoice.note().isEmpty()) {
            y = pen.wrapped(Style.plain(9.5), LEFT, y + 4, RIGHT - LEFT, 13, invoice.note());
        }
        pen.left(Style.plain(9.5), LEFT, y + 8, wording.thanks);
        footer(pen, invoice.seller());
        return List.of(pen.page());
    }

    private static void letterhead(Pen pen, Party seller) {
        pen.right(Style.bold(17).coloured(0x1F3B57), RIGHT, 62, seller.name());
        pen.line(LEFT, 74, RIGHT, 74, 1.2, 0x1F3B57);
    }

    private void addressWindow(Pen pen, InvoiceFacts invoice) {
        Party seller = invoice.seller();
        Party buyer = invoice.buyer();
        pen.left(Style.plain(7).coloured(GREY), LEFT, 136, seller.name() + " · " + seller.address());
        Style plain = Style.plain(10.5);
        pen.left(plain, LEFT, 158, buyer.name());
        pen.left(plain, LEFT, 173, buyer.street());
        pen.left(plain, LEFT, 188, buyer.locality());
    }

    private void facts(Pen pen, InvoiceFacts invoice) {
        double y = 158;
        y = fact(pen, y, wording.number, invoice.number());
        y = fact(pen, y, wording.issued, wording.date(invoice.issued()));
        if (invoice.due() != null) {
            y = fact(pen, y, wording.due, wording.date(invoice.due()));
        }
        y = fact(pen, y, wording.reference, invoice.reference());
        fact(pen, y, wording.taxId, invoice.seller().taxId());
    }

    private static double fact(Pen pen, double y, String label, String value) {
        if (value.isEmpty()) {
            return y;
        }
        pen.left(Style.plain(9.5).coloured(GREY), 352, y, label);
        pen.right(Style.plain(9.5), RIGHT, y, value);
        return y + 15;
    }

    private double table(Pen pen, InvoiceFacts invoice, double top) {
        Style head = Style.bold(9);
        pen.box(LEFT, top, RIGHT - LEFT, 18, 0xE8ECF0);
        double y = top + 12.5;
        pen.left(head, COLUMNS[0] + 4, y, "#");
        pen.left(head, COLUMNS[1] + 4, y, wording.description);
        pen.right(head, COLUMNS[3] - 4, y, wording.quantity);
        pen.right(head, COLUMNS[4] - 4, y, wording.unitPrice);
        pen.right(head, COLUMNS[5] - 4, y, wording.rate);
        pen.right(head, COLUMNS[6] - 4, y, wording.amount);
        double bottom = top + 18;
        int position = 1;
        for (InvoiceLine line : invoice.lines()) {
            bottom = row(pen, line, position++, bottom);
        }
        for (double x : COLUMNS) {
            pen.line(x, top, x, bottom, 0.5, 0x9AA5B1);
        }
        pen.line(LEFT, top, RIGHT, top, 0.5, 0x9AA5B1);
        return bottom;
    }

    private double row(Pen pen, InvoiceLine line, int position, double top) {
        Style plain = Style.plain(9.5);
        double y = top + 13;
        pen.left(plain, COLUMNS[0] + 4, y, Integer.toString(position));
        double after = pen.wrapped(plain, COLUMNS[1] + 4, y, COLUMNS[2] - COLUMNS[1] - 8, 12, line.name());
        pen.right(plain, COLUMNS[3] - 4, y, wording.quantity(line.quantity()) + " " + line.unit());
        pen.right(plain, COLUMNS[4] - 4, y, wording.amount(line.unitPrice()));
        pen.right(plain, COLUMNS[5] - 4, y, wording.quantity(line.taxRate()) + " %");
        pen.right(plain, COLUMNS[6] - 4, y, wording.amount(line.net()));
        double bottom = after - 12 + 6;
        pen.line(LEFT, bottom, RIGHT, bottom, 0.5, 0x9AA5B1);
        return bottom;
    }

    private double sums(Pen pen, InvoiceFacts invoice, double top) {
        Style plain = Style.plain(10);
        double y = top + 20;
        pen.right(plain, COLUMNS[4] - 4, y, wording.net);
        pen.right(plain, RIGHT - 4, y, wording.money(invoice.net(), invoice.currency()));
        for (TaxSubtotal tax : invoice.subtotals()) {
            y += 15;
            pen.right(
                    plain,
                    COLUMNS[4] - 4,
                    y,
                    wording.taxOn.formatted(wording.quantity(tax.rate()), wording.amount(tax.net())));
            pen.right(plain, RIGHT - 4, y, wording.money(tax.tax(), invoice.currency()));
        }
        pen.line(COLUMNS[2] - 60, y + 6, RIGHT, y + 6, 0.8, 0);
        y += 20;
        pen.right(Style.bold(11), COLUMNS[4] - 4, y, wording.total);
        pen.right(Style.bold(11), RIGHT - 4, y, wording.money(invoice.total(), invoice.currency()));
        return y;
    }

    private void footer(Pen pen, Party seller) {
        Style small = Style.plain(7.5).coloured(GREY);
        pen.line(LEFT, 770, RIGHT, 770, 0.6, 0x9AA5B1);
        pen.left(small, LEFT, 782, seller.name());
        pen.left(small, LEFT, 792, seller.street());
        pen.left(small, LEFT, 802, seller.locality());
        pen.left(small, 235, 782, seller.phone());
        pen.left(small, 235, 792, seller.email());
        pen.left(small, 235, 802, wording.taxId + " " + seller.taxId());
        pen.left(small, 375, 782, wording.bank + ": " + seller.bank());
        pen.left(small, 375, 792, "IBAN " + Iban.grouped(seller.account()));
        pen.left(small, 375, 802, "BIC " + seller.bic());
    }
}
