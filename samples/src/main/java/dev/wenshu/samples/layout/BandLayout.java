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

/** A modern one-page invoice: a coloured band with the title, two address columns, an open table, a box for the total. */
public record BandLayout(Wording wording, int accent) implements Layout {
    private static final double LEFT = 48;
    private static final double RIGHT = Page.A4_WIDTH - 48;
    private static final int GREY = 0x666666;

    @Override
    public List<Page> pages(InvoiceFacts invoice) {
        Pen pen = new Pen(Page.A4_WIDTH, Page.A4_HEIGHT);
        pen.box(0, 0, Page.A4_WIDTH, 88, accent);
        pen.left(Style.bold(20).coloured(0xFFFFFF), LEFT, 54, invoice.seller().name());
        pen.right(Style.plain(22).coloured(0xFFFFFF), RIGHT, 54, wording.title);
        facts(pen, invoice);
        double y = party(pen, LEFT, 186, "", invoice.seller());
        y = Math.max(y, party(pen, 310, 186, wording.buyer, invoice.buyer()));
        y = table(pen, invoice, y + 16);
        y = sums(pen, invoice, y);
        payment(pen, invoice, y + 34);
        pen.center(Style.plain(9).coloured(GREY), Page.A4_WIDTH / 2, 800, wording.thanks);
        return List.of(pen.page());
    }

    private void facts(Pen pen, InvoiceFacts invoice) {
        fact(pen, LEFT, wording.number, invoice.number());
        fact(pen, 180, wording.issued, wording.date(invoice.issued()));
        if (invoice.due() != null) {
            fact(pen, 310, wording.due, wording.date(invoice.due()));
        }
        fact(pen, 430, wording.reference, invoice.reference());
        pen.line(LEFT, 152, RIGHT, 152, 0.6, 0xCCCCCC);
    }

    private static void fact(Pen pen, double x, String label, String value) {
        if (!value.isEmpty()) {
            pen.left(Style.plain(8).coloured(GREY), x, 118, label);
            pen.left(Style.bold(10), x, 133, value);
        }
    }

    private double party(Pen pen, double x, double top, String heading, Party party) {
        double y = top;
        if (!heading.isEmpty()) {
            pen.left(Style.plain(8).coloured(GREY), x, y - 13, heading);
        }
        pen.left(Style.bold(10), x, y, party.name());
        Style plain = Style.plain(9.5);
        pen.left(plain, x, y + 14, party.street());
        pen.left(plain, x, y + 27, party.locality());
        y += 40;
        if (!party.taxId().isEmpty()) {
            pen.left(plain, x, y, wording.taxId + ": " + party.taxId());
            y += 13;
        }
        return y;
    }

    private double table(Pen pen, InvoiceFacts invoice, double top) {
        Style head = Style.bold(8.5).coloured(accent);
        pen.left(head, LEFT, top, wording.description);
        pen.right(head, 345, top, wording.quantity);
        pen.left(head, 355, top, wording.unit);
        pen.right(head, 445, top, wording.unitPrice);
        pen.right(head, 485, top, wording.rate);
        pen.right(head, RIGHT, top, wording.amount);
        pen.line(LEFT, top + 6, RIGHT, top + 6, 1, accent);
        Style plain = Style.plain(9.5);
        double y = top + 22;
        for (InvoiceLine line : invoice.lines()) {
            pen.right(plain, 345, y, wording.quantity(line.quantity()));
            pen.left(plain, 355, y, line.unit());
            pen.right(plain, 445, y, wording.amount(line.unitPrice()));
            pen.right(plain, 485, y, wording.quantity(line.taxRate()) + "%");
            pen.right(plain, RIGHT, y, wording.amount(line.net()));
            y = pen.wrapped(plain, LEFT, y, 255, 12, line.name());
            pen.line(LEFT, y - 5, RIGHT, y - 5, 0.4, 0xDDDDDD);
            y += 8;
        }
        return y;
    }

    private double sums(Pen pen, InvoiceFacts invoice, double top) {
        Style plain = Style.plain(9.5);
        double y = top + 10;
        pen.left(plain, 330, y, wording.net);
        pen.right(plain, RIGHT, y, wording.amount(invoice.net()));
        for (TaxSubtotal tax : invoice.subtotals()) {
            y += 15;
            pen.left(plain, 330, y, wording.taxOn.formatted(wording.quantity(tax.rate()), wording.amount(tax.net())));
            pen.right(plain, RIGHT, y, wording.amount(tax.tax()));
        }
        pen.box(322, y + 8, RIGHT - 322, 24, accent);
        y += 24;
        pen.left(Style.bold(11).coloured(0xFFFFFF), 330, y, wording.total);
        pen.right(Style.bold(11).coloured(0xFFFFFF), RIGHT - 6, y, wording.money(invoice.total(), invoice.currency()));
        return y;
    }

    private void payment(Pen pen, InvoiceFacts invoice, double top) {
        Party seller = invoice.seller();
        Style plain = Style.plain(9);
        pen.left(Style.bold(9), LEFT, top, wording.bank);
        pen.left(plain, LEFT, top + 14, seller.bank());
        pen.left(plain, LEFT, top + 27, "IBAN: " + Iban.grouped(seller.account()));
        pen.left(plain, LEFT, top + 40, "BIC: " + seller.bic());
        double y = pen.wrapped(plain, LEFT, top + 60, 400, 12, wording.quote);
        if (!invoice.note().isEmpty()) {
            pen.wrapped(plain, LEFT, y + 2, RIGHT - LEFT, 12, invoice.note());
        }
        pen.left(plain.coloured(GREY), LEFT, 784, seller.phone() + "   " + seller.email());
    }
}
