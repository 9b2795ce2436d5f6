package dev.wenshu.document.parse.format.pdf.shape;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/** What digits look like: those of the typeface that PDFBox brings along, and a one without foot, which it has not. */
final class DigitShapes {
    private static final String TYPEFACE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final double CLEARLY_BETTER = 0.04;
    /** A one is drawn in more ways than any other digit. */
    private static final double FAR_BETTER = 0.12;

    private static final int[] FEWEST_HOLES = {1, 0, 0, 0, 0, 0, 1, 0, 2, 1};
    private static final int[] MOST_HOLES = {2, 0, 0, 0, 1, 0, 1, 0, 2, 1};

    private static final List<List<GlyphShape>> DIGITS = load();

    private DigitShapes() {}

    /** Whether an outline may be this digit; in doubt it may. */
    static boolean fits(Shape outline, int digit) {
        GlyphShape shape = GlyphShape.of(outline);
        if (shape.holes() < FEWEST_HOLES[digit] || shape.holes() > MOST_HOLES[digit]) {
            return false;
        }
        double enough = likeness(shape, digit) + (digit == 1 ? FAR_BETTER : CLEARLY_BETTER);
        for (int other = 0; other < DIGITS.size(); other++) {
            boolean possible = shape.holes() >= FEWEST_HOLES[other] && shape.holes() <= MOST_HOLES[other];
            if (possible && likeness(shape, other) > enough) {
                return false;
            }
        }
        return true;
    }

    private static double likeness(GlyphShape shape, int digit) {
        return DIGITS.get(digit).stream().mapToDouble(shape::likeness).max().orElse(0);
    }

    private static List<List<GlyphShape>> load() {
        try (InputStream in = PDDocument.class.getResourceAsStream(TYPEFACE);
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
            List<List<GlyphShape>> digits = new ArrayList<>();
            for (String name :
                    List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")) {
                GlyphShape shape = GlyphShape.of(font.getPath(name));
                digits.add(name.equals("one") ? List.of(shape, GlyphShape.of(oneWithoutFoot())) : List.of(shape));
            }
            return digits;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path2D oneWithoutFoot() {
        Path2D one = new Path2D.Double();
        double[][] corners = {
            {1, 0}, {0.75, 0}, {0.75, 0.78}, {0.4, 0.68}, {0, 0.62}, {0, 0.74}, {0.4, 0.85}, {0.8, 1}, {1, 1}
        };
        one.moveTo(corners[0][0], corners[0][1]);
        for (double[] corner : corners) {
            one.lineTo(corner[0], corner[1]);
        }
        one.closePath();
        return one;
    }
}
