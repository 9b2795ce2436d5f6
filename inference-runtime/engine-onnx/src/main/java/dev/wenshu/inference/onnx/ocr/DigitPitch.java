package dev.wenshu.inference.onnx.ocr;

import java.util.Arrays;
import java.util.List;

/**
 * How far apart the digits of a line stand. Tills and most fonts print digits at one pitch, so that a 1 or a point has much
 * blank paper beside it, which the network and a look at the gaps alone take for a space.
 *
 * @param distance of the centres of neighbours, as a share of the line's width; 0 where the line has too few digits
 */
record DigitPitch(float distance) {
    private static final int FEW = 3;
    private static final float DIGITS = 1.4f;
    private static final float MARK = 1.15f;
    private static final String MARKS = ".,:/-";

    static DigitPitch of(List<Glyph> glyphs) {
        float[] distances = new float[Math.max(0, glyphs.size() - 1)];
        int count = 0;
        for (int i = 1; i < glyphs.size(); i++) {
            if (isDigit(glyphs.get(i - 1)) && isDigit(glyphs.get(i))) {
                distances[count++] = between(glyphs.get(i - 1), glyphs.get(i));
            }
        }
        Arrays.sort(distances, 0, count);
        return new DigitPitch(count < FEW ? 0 : distances[count / 2]);
    }

    /** Whether no space has room between two characters, of which one is a digit and the other a digit or a mark of numbers. */
    boolean joins(Glyph before, Glyph after) {
        boolean digits = isDigit(before) && isDigit(after);
        boolean mark = (isDigit(before) && isMark(after)) || (isMark(before) && isDigit(after));
        return (digits || mark) && between(before, after) < (digits ? DIGITS : MARK) * distance;
    }

    private static float between(Glyph before, Glyph after) {
        return (after.from() + after.to() - before.from() - before.to()) / 2;
    }

    private static boolean isDigit(Glyph glyph) {
        return glyph.text().length() == 1 && Character.isDigit(glyph.text().charAt(0));
    }

    private static boolean isMark(Glyph glyph) {
        return MARKS.contains(glyph.text());
    }
}
