package dev.wenshu.invoice.text;

import dev.wenshu.document.extract.Evidence;
import dev.wenshu.invoice.InvoiceField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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

    /** For each field that has a type, all values of the text that have it, top to bottom; none for others, as names. */
    public static Map<InvoiceField, List<PlacedValue>> of(VisibleText text) {
        if (text.rows().isEmpty()) {
            return Map.of();
        }
        TextEvidence.Found found = TextEvidence.find(text);
        Map<InvoiceField, List<PlacedValue>> placed = new EnumMap<>(InvoiceField.class);
        for (Candidate.Kind kind : Candidate.Kind.values()) {
            List<PlacedValue> values = found.of(kind).stream()
                    .map(candidate -> of(text, candidate))
                    .toList();
            LearnedScorer.fields(kind).forEach(field -> placed.put(field, values));
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
