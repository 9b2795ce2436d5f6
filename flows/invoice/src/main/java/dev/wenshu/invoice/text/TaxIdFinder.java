package dev.wenshu.invoice.text;

import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.check.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the seller's tax identifier: labelled, shaped as one, and rather on the seller's side than on the buyer's. */
final class TaxIdFinder {
    /** An identifier without spaces. */
    record TaxId(Span span, String id, double score) {}

    private static final Pattern BEHIND =
            Pattern.compile("^[\\s:.#)(no]*((?:[A-Z]{2}[\\s-]?)?[0-9A-Z]?[0-9](?:[ .-]?[0-9A-Z]){5,16})");
    private static final Pattern ANYWHERE = Pattern.compile(
            "(?<![\\p{L}\\d])((?:AT|BE|DE|DK|ES|FR|IT|LU|LV|NL|PL|SE|CH)[ -]?[U0-9A-Z]{0,3}\\d(?:[ .]?\\d){5,10}(?:B\\d{2})?)(?![\\p{L}\\d])");
    private static final double SHAPED = 0.25;
    private static final double BUYERS_SIDE = 0.5;

    private final VisibleText text;
    private final PartyFinder.@Nullable Name seller;
    private final PartyFinder.@Nullable Name buyer;
    private final List<TaxId> found;

    TaxIdFinder(
            VisibleText text,
            List<LabelHit> labels,
            PartyFinder.@Nullable Name seller,
            PartyFinder.@Nullable Name buyer) {
        this.text = text;
        this.seller = seller;
        this.buyer = buyer;
        this.found = find(text, labels);
    }

    @Nullable
    TaxId sellers() {
        TaxId best = null;
        for (TaxId id : found) {
            TaxId judged = new TaxId(id.span(), id.id(), id.score() - (isBuyersSide(id) ? BUYERS_SIDE : 0));
            if (best == null || judged.score() > best.score() + 0.01) {
                best = judged;
            }
        }
        return best;
    }

    private static List<TaxId> find(VisibleText text, List<LabelHit> labels) {
        List<TaxId> found = new ArrayList<>();
        for (LabelHit label : labels) {
            if (label.label().field() == InvoiceField.SELLER_TAX_ID) {
                TaxId id = behind(label, text);
                if (id != null) {
                    found.add(id);
                }
            }
        }
        for (LabelHit label : labels) {
            TaxId id = label.label().field() == InvoiceField.TAX
                    ? in(label.span().row(), label.span().end(), label)
                    : null;
            if (id != null && Identifiers.isVatShaped(id.id())) {
                found.add(new TaxId(id.span(), id.id(), 0.85));
            }
        }
        if (found.isEmpty()) {
            for (Row row : text.rows()) {
                for (Matcher matcher = ANYWHERE.matcher(row.text()); matcher.find(); ) {
                    String id = clean(matcher.group(1));
                    if (Identifiers.taxId(id) == Identifiers.Verdict.SOUND) {
                        found.add(new TaxId(new Span(row, matcher.start(1), matcher.end(1)), id, 0.5));
                    }
                }
            }
        }
        return found;
    }

    private static @Nullable TaxId behind(LabelHit label, VisibleText text) {
        Row row = label.span().row();
        TaxId direct = in(row, label.span().end(), label);
        if (direct != null) {
            return direct;
        }
        for (int i = row.index() + 1; i < Math.min(text.rows().size(), row.index() + 3); i++) {
            for (Span cell : text.rows().get(i).cells()) {
                if (Math.abs(cell.box().x0() - label.box().x0())
                        < 2 * label.box().height()) {
                    TaxId below = in(cell.row(), cell.start(), label);
                    if (below != null) {
                        return new TaxId(below.span(), below.id(), below.score() - 0.2);
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable TaxId in(Row row, int from, LabelHit label) {
        Matcher matcher = BEHIND.matcher(row.text().substring(from));
        if (!matcher.find()) {
            return null;
        }
        String id = clean(matcher.group(1));
        boolean shaped = Identifiers.isVatShaped(id);
        double score = label.label().weight() * 0.7 + (shaped ? SHAPED : 0);
        return new TaxId(new Span(row, from + matcher.start(1), from + matcher.end(1)), id, score);
    }

    private static String clean(String id) {
        return id.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
    }

    /** Nearer to the buyer's name than to the seller's, seen from above. */
    private boolean isBuyersSide(TaxId id) {
        if (buyer == null || buyer.span().row().page() != id.span().row().page()) {
            return false;
        }
        double toBuyer = distance(id, buyer, text);
        double toSeller = seller == null ? Double.MAX_VALUE : distance(id, seller, text);
        return toBuyer < 0.25 && toBuyer < toSeller;
    }

    private static double distance(TaxId id, PartyFinder.Name name, VisibleText text) {
        if (id.span().row().page() != name.span().row().page()) {
            return Double.MAX_VALUE;
        }
        double dx = Math.abs(id.span().box().x0() - name.span().box().x0()) / Math.max(1, text.width());
        double dy = (id.span().box().centerY() - name.span().box().centerY()) / Math.max(1, text.height());
        return dx + (dy < 0 ? -2 * dy : dy);
    }
}
