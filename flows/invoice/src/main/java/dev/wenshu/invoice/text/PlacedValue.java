package dev.wenshu.invoice.text;

import dev.wenshu.document.extract.Evidence;
import dev.wenshu.invoice.InvoiceField;
import java.util.ArrayList;
import java.util.List;

/**
 * A typed value with the words it stands with, for who reads by place.
 *
 * @param beside letters before it in its row, folded and without spaces; empty where there are none
 * @param above letters of what stands above it, within three rows
 * @param confidence of recognition, 1 for text layers
 */
public record PlacedValue(String value, String beside, String above, Evidence evidence, double confidence) {
    private static final int ROWS_ABOVE = 3;
    private static final int LETTERS = 40;

    /** All values of a text that have the type of the field, top to bottom; none for fields without one, as names. */
    public static List<PlacedValue> of(VisibleText text, InvoiceField field) {
        if (text.rows().isEmpty()) {
            return List.of();
        }
        TextEvidence.Found found = TextEvidence.find(text);
        List<PlacedValue> placed = new ArrayList<>();
        for (Candidate.Kind kind : Candidate.Kind.values()) {
            if (LearnedScorer.fields(kind).contains(field)) {
                found.of(kind).forEach(candidate -> placed.add(of(text, candidate)));
            }
        }
        return placed;
    }

    private static PlacedValue of(VisibleText text, Candidate candidate) {
        Span span = candidate.span();
        Row row = span.row();
        return new PlacedValue(
                candidate.value(),
                letters(row.text().substring(0, span.start())),
                above(text, candidate),
                Evidence.at(row.origin(), row.page(), candidate.box()),
                span.confidence());
    }

    private static String above(VisibleText text, Candidate candidate) {
        int index = candidate.span().row().index();
        for (int at = index - 1; at >= Math.max(0, index - ROWS_ABOVE); at--) {
            Row row = text.rows().get(at);
            for (Span cell : row.page() == candidate.span().row().page() ? row.cells() : List.<Span>of()) {
                boolean over = cell.box().x0() < candidate.box().x1()
                        && cell.box().x1() > candidate.box().x0();
                String letters = over ? letters(cell.text()) : "";
                if (!letters.isEmpty()) {
                    return letters;
                }
            }
        }
        return "";
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        Folding.fold(text).codePoints().filter(Character::isLetter).forEach(letters::appendCodePoint);
        return letters.substring(Math.max(0, letters.length() - LETTERS));
    }

    @Override
    public String toString() {
        return "PlacedValue[evidence=" + evidence + "]";
    }
}
