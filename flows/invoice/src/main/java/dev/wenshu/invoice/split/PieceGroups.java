package dev.wenshu.invoice.split;

import dev.wenshu.document.Payload;
import dev.wenshu.document.reading.Section;
import java.util.ArrayList;
import java.util.List;

/** Puts the pages of one invoice together, in one pass; keeps the text of the invoice at hand only. */
final class PieceGroups {
    private final List<Group> groups = new ArrayList<>();
    private boolean doubted;

    /** One invoice: where it starts, and the last page on which it was seen. */
    private static final class Group {
        private final Piece start;
        private Signs signs;
        private int lastPage;
        private boolean total;

        Group(Piece start, int firstPage) {
            this.start = start.page() == firstPage ? start : start.from(firstPage);
            this.signs = start.signs();
            this.lastPage = start.page();
            this.total = start.signs().hasTotal();
        }

        void add(Piece piece) {
            lastPage = piece.page();
            if (!signs.saysAnything()) {
                signs = piece.signs();
            }
            total |= piece.signs().hasTotal();
        }
    }

    /** The next piece that may start an invoice. */
    void add(Piece piece) {
        Group last = groups.isEmpty() ? null : groups.getLast();
        if (last == null) {
            // What comes before the first invoice, as a covering letter, goes with it.
            groups.add(new Group(piece, piece.isRegion() ? piece.page() : 1));
        } else if (piece.isRegion() || last.start.isRegion()) {
            start(piece);
        } else {
            switch (relation(last, piece)) {
                case SAME -> last.add(piece);
                case OTHER -> start(piece);
                case DOUBTFUL -> {
                    doubted = true;
                    last.add(piece);
                }
            }
        }
    }

    private void start(Piece piece) {
        doubted |= groups.stream().anyMatch(group -> group.signs.sameNumber(piece.signs()));
        Group last = groups.getLast();
        if (!last.start.isRegion()) {
            last.lastPage = Math.max(last.lastPage, piece.page() - 1);
        }
        groups.add(new Group(piece, piece.page()));
    }

    private enum Relation {
        SAME,
        OTHER,
        DOUBTFUL
    }

    private static Relation relation(Group group, Piece piece) {
        Signs before = group.signs;
        Signs now = piece.signs();
        if (before.sameNumber(now) || (piece.continues() && now.mentions(before))) {
            return Relation.SAME;
        }
        if (before.hasClearNumber() && now.hasClearNumber()) {
            boolean whole = now.hasTotal() && group.total;
            if (!whole) {
                // The sums may stand on a later page; a number alone may be an order's.
                return piece.continues() || before.mentions(now) ? Relation.SAME : Relation.OTHER;
            }
            if (!piece.continues() && !before.mentions(now)) {
                return Relation.OTHER;
            }
            return now.sameTotal(before) ? Relation.SAME : Relation.DOUBTFUL;
        }
        boolean receipts = before.isCompleteReceipt() && now.isCompleteReceipt() && !piece.continues();
        if (!receipts || (before.sameTotal(now) && before.sameDate(now))) {
            return Relation.SAME;
        }
        return before.sameTotal(now) || before.sameSeller(now) ? Relation.DOUBTFUL : Relation.OTHER;
    }

    /** Whether there may be several invoices, but not for certain. */
    boolean isDoubtful() {
        return doubted;
    }

    boolean isOne() {
        return groups.size() < 2;
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    /** The groups up to the document's last page, with the codes on their pages. */
    List<Section> sections(int pages, List<Payload> payloads) {
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            Piece start = group.start;
            if (start.section() != null) {
                sections.add(start.section());
            } else {
                int last = i + 1 == groups.size() ? pages : group.lastPage;
                sections.add(Section.ofPages(start.page(), last, onPages(payloads, start.page(), last)));
            }
        }
        return sections;
    }

    private static List<Payload> onPages(List<Payload> payloads, int first, int last) {
        return payloads.stream()
                .filter(payload -> payload.page() >= first && payload.page() <= last)
                .toList();
    }

    /** Whether a sum was seen on the first pages of all groups. */
    boolean haveTotals() {
        return groups.stream().allMatch(group -> group.total);
    }
}
