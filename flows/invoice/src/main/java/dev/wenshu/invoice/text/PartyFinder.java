package dev.wenshu.invoice.text;

import dev.wenshu.document.Box;
import dev.wenshu.invoice.InvoiceField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names of seller and buyer: behind or below their labels; without label the buyer heads an address block, and the
 * seller is the most prominent name that is not the buyer's.
 */
final class PartyFinder {
    /** A name with where it stands and how well it fits. */
    record Name(Span span, String text, double score) {}

    private static final double COMPANY = 0.4;
    private static final double TOP = 0.3;
    private static final double FIRST = 0.25;
    private static final double PROMINENT = 0.25;
    private static final double REPEATED = 0.15;
    private static final double OWN_SITE = 0.3;
    private static final double FOOTER = 0.15;
    private static final double BUYERS = 1.0;
    private static final double CARRIES_LABEL = 0.5;
    private static final double LONG = 0.2;
    private static final double ENOUGH = 0.45;
    private static final double UNLABELLED_MOST = 0.95;
    private static final int LONG_NAME = 45;
    private static final float TOP_PART = 0.22f;
    private static final float BOTTOM_PART = 0.88f;
    private static final double LARGER = 1.35;

    private final VisibleText text;
    private final PartyLabels labels;

    PartyFinder(VisibleText text, List<LabelHit> hits) {
        this.text = text;
        this.labels = new PartyLabels(text, hits);
    }

    @Nullable
    Name buyer() {
        return labels.names(InvoiceField.BUYER).stream()
                .max(Comparator.comparingDouble(Name::score))
                .orElseGet(() -> AddressBlocks.addressee(text, labels));
    }

    @Nullable
    Name seller(@Nullable Name buyer) {
        List<Name> names = new ArrayList<>();
        for (Name name : labels.names(InvoiceField.SELLER)) {
            if (!isSame(name, buyer)) {
                double bonus = NameText.isCompany(name.text()) ? COMPANY : 0;
                names.add(new Name(name.span(), name.text(), name.score() + bonus));
            }
        }
        names.addAll(byProminence(buyer));
        return names.stream()
                .filter(name -> name.score() >= ENOUGH)
                .max(Comparator.comparingDouble(Name::score))
                .orElse(null);
    }

    private static boolean isSame(Name name, @Nullable Name buyer) {
        return buyer != null && Folding.fold(buyer.text()).equals(Folding.fold(name.text()));
    }

    List<Name> byProminence(@Nullable Name buyer) {
        List<Span> cells =
                text.rows().stream().flatMap(row -> row.cells().stream()).toList();
        Map<String, Long> counts = cells.stream()
                .map(cell -> Folding.fold(NameText.head(cell.text())))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        SiteNames sites = SiteNames.of(text);
        double typical = text.typicalHeight();
        List<Name> names = new ArrayList<>();
        int rank = 0;
        for (Span cell : cells) {
            String value = NameText.head(cell.text());
            if (!NameText.isPossible(value)) {
                continue;
            }
            String folded = Folding.fold(value);
            double score = prominence(cell, value, rank++, typical);
            score += counts.getOrDefault(folded, 1L) > 1 ? REPEATED : 0;
            score += sites.contain(value) ? OWN_SITE : 0;
            int from = cell.start() + Math.max(0, cell.text().indexOf(value));
            Name name = new Name(new Span(cell.row(), from, from + value.length()), value, 0);
            score -= isSame(name, buyer) ? BUYERS : 0;
            names.add(new Name(name.span(), value, Math.min(score, UNLABELLED_MOST)));
        }
        return names;
    }

    private double prominence(Span cell, String value, int rank, double typical) {
        Box box = cell.box();
        boolean firstPage = cell.row().page() == text.rows().getFirst().page();
        boolean company = NameText.isCompany(value);
        double score = company ? COMPANY : 0;
        score += firstPage && box.y0() < TOP_PART * text.height() ? TOP : 0;
        score += rank == 0 ? FIRST : rank == 1 ? FIRST / 2 : 0;
        score += cell.row().height() > LARGER * typical ? PROMINENT : 0;
        score += box.y0() > BOTTOM_PART * text.height() ? FOOTER : 0;
        score -= value.length() > LONG_NAME || (value.endsWith(".") && !company) ? LONG : 0;
        score -= labels.carriesLabel(cell) ? CARRIES_LABEL : 0;
        return score;
    }
}
