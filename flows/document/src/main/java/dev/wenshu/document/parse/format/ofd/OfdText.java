package dev.wenshu.document.parse.format.ofd;

import dev.wenshu.document.Box;
import dev.wenshu.document.Origin;
import dev.wenshu.document.Word;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/** Words of a text object: each character has its own place, given by the distance to the one before. */
final class OfdText {
    private static final float WIDE = 0.6f;
    private static final int MOST_REPEATS = 10_000;

    private OfdText() {}

    /** @param toPage from the object's own millimetres to points on the page */
    static List<Word> words(Element object, AffineTransform toPage) {
        List<Word> words = new ArrayList<>();
        float size = OfdPage.number(object.getAttribute("Size"), 3.5f);
        float scale = OfdPage.number(object.getAttribute("HScale"), 1);
        OfdPackage.children(object, "TextCode").forEach(code -> {
            float x = OfdPage.number(code.getAttribute("X"), 0);
            float y = OfdPage.number(code.getAttribute("Y"), 0);
            add(words, code, x, y, size, scale, toPage);
        });
        return words;
    }

    private static void add(
            List<Word> words,
            Element code,
            float startX,
            float startY,
            float size,
            float scale,
            AffineTransform toPage) {
        List<Float> deltaX = deltas(code.getAttribute("DeltaX"));
        List<Float> deltaY = deltas(code.getAttribute("DeltaY"));
        int[] characters = code.getTextContent()
                .codePoints()
                .filter(c -> c != '\n' && c != '\r')
                .toArray();
        StringBuilder open = new StringBuilder();
        float x = startX;
        float y = startY;
        float left = x;
        float right = x;
        for (int i = 0; i < characters.length; i++) {
            float advance = advance(characters[i], size) * scale;
            boolean space = Character.isWhitespace(characters[i]) || characters[i] == 0xA0;
            boolean apart = x - right > WIDE * size || x < right - size || (i > 0 && at(deltaY, i - 1, 0) != 0);
            if (space || apart) {
                close(words, open, left, right, i > 0 ? y - at(deltaY, i - 1, 0) : y, size, toPage);
            }
            if (!space) {
                left = open.isEmpty() ? x : left;
                open.appendCodePoint(characters[i]);
            }
            float step = at(deltaX, i, deltaY.isEmpty() ? advance : 0);
            right = x + Math.min(advance, Math.max(Math.abs(step), advance * 0.8f));
            x += step;
            y += at(deltaY, i, 0);
        }
        close(words, open, left, right, y, size, toPage);
    }

    private static void close(
            List<Word> words,
            StringBuilder open,
            float left,
            float right,
            float base,
            float size,
            AffineTransform toPage) {
        if (!open.isEmpty()) {
            Box box = OfdPage.box(toPage, left, base - 0.85f * size, right, base + 0.15f * size);
            words.add(new Word(open.toString(), box, 0, Origin.TEXT, 1));
            open.setLength(0);
        }
    }

    private static float at(List<Float> deltas, int index, float otherwise) {
        return index < deltas.size() ? deltas.get(index) : deltas.isEmpty() ? otherwise : deltas.getLast();
    }

    private static float advance(int character, float size) {
        return character < 0x2E80 ? size / 2 : size;
    }

    /** Numbers, where {@code g n d} stands for n times d. */
    private static List<Float> deltas(String attribute) {
        List<Float> deltas = new ArrayList<>();
        String[] tokens = attribute.strip().split("\\s+", -1);
        for (int i = 0; i < tokens.length; i++) {
            if (tokens[i].equals("g") && i + 2 < tokens.length) {
                int times = (int) Math.min(MOST_REPEATS, OfdPage.number(tokens[i + 1], 0));
                for (int repeat = 0; repeat < times; repeat++) {
                    deltas.add(OfdPage.number(tokens[i + 2], 0));
                }
                i += 2;
            } else if (!tokens[i].isEmpty()) {
                deltas.add(OfdPage.number(tokens[i], 0));
            }
        }
        return deltas;
    }

    static Point2D.Float transformed(AffineTransform transform, float x, float y) {
        Point2D.Float point = new Point2D.Float();
        transform.transform(new Point2D.Float(x, y), point);
        return point;
    }
}
