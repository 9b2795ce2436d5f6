package dev.wenshu.invoice.text;

import dev.wenshu.document.Box;
import dev.wenshu.invoice.InvoiceField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be the name of a party: cells, names behind or below a label, and a name that goes on in the line below. */
final class NameCandidates {
    /**
     * A possible name.
     *
     * @param second the line below that belongs to it, null where it stands on one line
     * @param sellers how strongly a label makes it the seller's, 0 without
     */
    record NameCandidate(Span span, String text, @Nullable Span second, double sellers, double buyers) {
        Span last() {
            return second == null ? span : second;
        }

        @Override
        public String toString() {
            return "NameCandidate[span=" + span + "]";
        }
    }

    private static final int MOST = 400;
    private static final float NEXT_LINE = 1.2f;

    private final VisibleText text;

    NameCandidates(VisibleText text) {
        this.text = text;
    }

    List<NameCandidate> find(PartyLabels labels) {
        List<NameCandidate> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<PartyFinder.Name> sellers = labels.names(InvoiceField.SELLER);
        List<PartyFinder.Name> buyers = labels.names(InvoiceField.BUYER);
        for (List<PartyFinder.Name> labelled : List.of(sellers, buyers)) {
            for (PartyFinder.Name name : labelled) {
                add(found, seen, name.span(), name.text(), null, score(name, sellers), score(name, buyers));
            }
        }
        for (Row row : text.rows()) {
            for (Span cell : row.cells()) {
                String value = NameText.head(cell.text());
                if (NameText.isPossible(value) && found.size() < MOST) {
                    add(found, seen, part(cell, value), value, null, 0, 0);
                    goesOn(cell, value, found, seen);
                }
            }
        }
        return found;
    }

    private static Span part(Span cell, String value) {
        int from = cell.start() + Math.max(0, cell.text().indexOf(value));
        return new Span(cell.row(), from, from + value.length());
    }

    /** {@code NORTHERN STAR} above {@code TRADING (M) SDN BHD}. */
    private void goesOn(Span cell, String value, List<NameCandidate> found, Set<String> seen) {
        Span next = NameText.isCompany(value) ? null : below(cell);
        if (next != null) {
            String rest = NameText.head(next.text());
            if (NameText.isCompany(rest) && NameText.isPossible(value + " " + rest)) {
                add(found, seen, part(cell, value), value + " " + rest, part(next, rest), 0, 0);
            }
        }
    }

    /** The cell of the next row in the same column, close below; null where there is none. */
    @Nullable
    Span below(Span cell) {
        return neighbour(cell, cell.row().index() + 1);
    }

    @Nullable
    Span above(Span cell) {
        return neighbour(cell, cell.row().index() - 1);
    }

    private @Nullable Span neighbour(Span cell, int index) {
        if (index < 0
                || index >= text.rows().size()
                || text.rows().get(index).page() != cell.row().page()) {
            return null;
        }
        Box own = cell.box();
        for (Span other : text.rows().get(index).cells()) {
            Box box = other.box();
            float gap = Math.max(box.y0() - own.y1(), own.y0() - box.y1());
            if (box.x0() < own.x1() && box.x1() > own.x0() && gap < NEXT_LINE * Math.max(own.height(), box.height())) {
                return other;
            }
        }
        return null;
    }

    private static double score(PartyFinder.Name name, List<PartyFinder.Name> labelled) {
        return labelled.stream()
                .filter(other -> other.span().isSame(name.span()))
                .mapToDouble(PartyFinder.Name::score)
                .max()
                .orElse(0);
    }

    private static void add(
            List<NameCandidate> found,
            Set<String> seen,
            Span span,
            String text,
            @Nullable Span second,
            double sellers,
            double buyers) {
        if (seen.add(span.row().index() + ":" + span.start() + ":" + text)) {
            found.add(new NameCandidate(span, text, second, sellers, buyers));
        }
    }
}
