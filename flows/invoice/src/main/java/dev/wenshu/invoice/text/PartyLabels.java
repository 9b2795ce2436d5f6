package dev.wenshu.invoice.text;

import dev.wenshu.document.Box;
import dev.wenshu.invoice.InvoiceField;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names that stand behind or below a party's label. */
final class PartyLabels {
    private static final Pattern NAME_VALUE = Pattern.compile(
            "(?i)^(?:name|nom|firma|company|company name|nazwa|nosaukums|naam|nome|nombre)\\s*[:\\t]\\s*([^\\s:][^\\t]*).*$");
    private static final Pattern LEAD = Pattern.compile("^[\\s:.)#]+");
    private static final Pattern SEPARATOR = Pattern.compile(".*\\s[-–|•·;]\\s?");
    private static final float NEAR = 0.4f;
    private static final float COLUMN = 0.12f;
    private static final double BELOW = 0.9;
    private static final double STEP = 0.05;
    private static final int ROWS_BELOW = 6;
    private static final int MIN_LABEL = 4;

    private final VisibleText text;
    private final List<LabelHit> hits;

    PartyLabels(VisibleText text, List<LabelHit> hits) {
        this.text = text;
        this.hits = hits;
    }

    List<PartyFinder.Name> names(InvoiceField party) {
        List<PartyFinder.Name> names = new ArrayList<>();
        for (LabelHit hit : hits) {
            if (hit.label().field() == party && isHeading(hit)) {
                PartyFinder.Name name = named(hit);
                if (name != null) {
                    names.add(new PartyFinder.Name(
                            name.span(), name.text(), name.score() * hit.label().weight()));
                }
            }
        }
        return names;
    }

    /** Is a label as such or ends with a colon, so that it names something rather than being part of a name. */
    boolean carriesLabel(Span cell) {
        if (cell.text().indexOf(':') >= 0) {
            return true;
        }
        return hits.stream()
                .anyMatch(hit -> hit.span().overlaps(cell)
                        && (!isParty(hit) || isHeading(hit))
                        && hit.span().end() - hit.span().start() >= MIN_LABEL
                        && (hit.span().end() - hit.span().start()) * 2
                                >= cell.text().strip().length());
    }

    private static boolean isParty(LabelHit hit) {
        return hit.label().field() == InvoiceField.SELLER || hit.label().field() == InvoiceField.BUYER;
    }

    /** Begins its cell, and is followed by a colon, the cell's end, or by nothing that makes a name of both together. */
    private static boolean isHeading(LabelHit hit) {
        String row = hit.span().row().text();
        String before = row.substring(0, hit.span().start());
        boolean starts = before.isBlank()
                || SEPARATOR.matcher(before).matches()
                || (before.indexOf('\t') >= 0
                        && before.substring(before.lastIndexOf('\t')).isBlank());
        String rest = row.substring(hit.span().end());
        boolean ends = rest.isBlank()
                || rest.startsWith("\t")
                || rest.stripLeading().startsWith(":")
                || rest.matches("^\\s?\\([^)]*\\)\\s?:?.*")
                || rest.matches("^/\\p{L}+:?(\\t.*)?");
        boolean phrase = hit.span().text().strip().indexOf(' ') > 0 && rest.matches("^\\s\\p{Lu}.*");
        return starts && (ends || phrase);
    }

    private PartyFinder.@Nullable Name named(LabelHit hit) {
        String rest = hit.span().row().text().substring(hit.span().end());
        boolean colon = rest.stripLeading().startsWith(":");
        PartyFinder.Name first = colon || !rest.startsWith("\t") ? behind(hit) : below(hit);
        if (first != null) {
            return first;
        }
        return colon || !rest.startsWith("\t") ? below(hit) : behind(hit);
    }

    private PartyFinder.@Nullable Name behind(LabelHit hit) {
        Row row = hit.span().row();
        Matcher lead = LEAD.matcher(row.text().substring(hit.span().end()));
        int offset = hit.span().end() + (lead.find() ? lead.end() : 0);
        if (offset >= row.text().length()) {
            return null;
        }
        int tab = row.text().indexOf('\t', offset);
        String value =
                NameText.head(row.text().substring(offset, tab < 0 ? row.text().length() : tab));
        boolean near = row.boxOf(offset, offset + 1).x0() - hit.box().x1() < NEAR * text.width();
        return near && NameText.isPossible(value) && !isLabel(row, offset)
                ? new PartyFinder.Name(new Span(row, offset, offset + value.length()), value, 1)
                : null;
    }

    private PartyFinder.@Nullable Name below(LabelHit hit) {
        Box above = hit.box();
        int seen = 0;
        for (int i = hit.span().row().index() + 1; i < text.rows().size() && seen < ROWS_BELOW; i++) {
            Row row = text.rows().get(i);
            if (row.page() != hit.span().row().page()) {
                return null;
            }
            for (Span cell : row.cells()) {
                Box box = cell.box();
                boolean column = box.x0() < above.x1()
                        && box.x1() > above.x0() - above.height()
                        && Math.abs(box.x0() - above.x0()) < COLUMN * text.width();
                if (column && box.y0() > above.y0() && box.y0() - above.y1() < (ROWS_BELOW + 2) * above.height()) {
                    seen++;
                    PartyFinder.Name name = nameIn(row, cell, BELOW - STEP * seen);
                    if (name != null) {
                        return name;
                    }
                }
            }
        }
        return null;
    }

    private PartyFinder.@Nullable Name nameIn(Row row, Span cell, double score) {
        String rest = row.text().substring(cell.start());
        Matcher named = NAME_VALUE.matcher(rest);
        if (named.matches()) {
            String value = NameText.head(named.group(1));
            int from = cell.start() + named.start(1);
            return new PartyFinder.Name(new Span(row, from, from + value.length()), value, score + STEP);
        }
        String value = NameText.head(cell.text());
        boolean key = row.text().substring(cell.end()).stripLeading().startsWith(":");
        if (key || !NameText.isPossible(value) || carriesLabel(cell) || isLabel(row, cell.start())) {
            return null;
        }
        int from = cell.start() + Math.max(0, cell.text().indexOf(value));
        return new PartyFinder.Name(new Span(row, from, from + value.length()), value, score);
    }

    /** A heading or key stands at that place. */
    private boolean isLabel(Row row, int offset) {
        return hits.stream()
                .anyMatch(hit -> hit.span().row().index() == row.index()
                        && Math.abs(hit.span().start() - offset) <= 1
                        && isHeading(hit));
    }
}
