package dev.wenshu.samples.page;

import java.util.ArrayList;
import java.util.List;

/** The three bundled typefaces: which one draws a character, and how wide it is. */
public final class Typefaces {
    /** A stretch of text in one face. */
    public record Run(String text, Face face) {}

    private Typefaces() {}

    /** Splits a text where the face changes. */
    public static List<Run> runs(String text, boolean bold) {
        List<Run> runs = new ArrayList<>();
        StringBuilder pending = new StringBuilder();
        Face face = Face.LATIN;
        for (int codePoint : text.codePoints().toArray()) {
            Face next = faceOf(codePoint, bold);
            if (next != face && !pending.isEmpty()) {
                runs.add(new Run(pending.toString(), face));
                pending.setLength(0);
            }
            face = next;
            pending.appendCodePoint(codePoint);
        }
        if (!pending.isEmpty()) {
            runs.add(new Run(pending.toString(), face));
        }
        return runs;
    }

    /** Width of a text in points. */
    public static double width(String text, Style style) {
        return text.codePoints()
                .mapToDouble(c -> faceOf(c, style.bold()).advance(c) * style.size())
                .sum();
    }

    /** Advance of one character in points. */
    public static double advance(int codePoint, Style style) {
        return faceOf(codePoint, style.bold()).advance(codePoint) * style.size();
    }

    /** The characters that no bundled face has, each once. */
    public static String missing(String text) {
        StringBuilder missing = new StringBuilder();
        text.codePoints()
                .distinct()
                .filter(c -> !Character.isISOControl(c) && faceOf(c, false).glyph(c) == 0)
                .forEach(missing::appendCodePoint);
        return missing.toString();
    }

    private static Face faceOf(int codePoint, boolean bold) {
        Face latin = bold ? Face.LATIN_BOLD : Face.LATIN;
        return latin.glyph(codePoint) != 0 ? latin : Face.HAN;
    }
}
