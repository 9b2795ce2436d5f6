package dev.wenshu.invoice.training.generate;

import dev.wenshu.document.Box;
import dev.wenshu.document.Origin;
import dev.wenshu.document.Word;
import java.util.ArrayList;
import java.util.List;

/** A page to write on; text is set as words with boxes. */
final class Sheet {
    private static final float WIDE = 1.0f;
    private static final float PLAIN = 0.52f;

    private final float width;
    private final float character;
    private final List<Word> words = new ArrayList<>();
    private int line;

    /**
     * An empty page.
     *
     * @param character width of a character in heights
     */
    Sheet(float width, float character) {
        this.width = width;
        this.character = character;
    }

    float width() {
        return width;
    }

    List<Word> words() {
        return words;
    }

    float lengthOf(String text, float size) {
        return (float) text.codePoints().mapToDouble(c -> of(c) * size).sum();
    }

    private float of(int c) {
        if (c > 0x2E80) {
            return WIDE;
        }
        float narrow = "il.,:;'|! ".indexOf(c) >= 0 && character == PLAIN ? 0.5f : 1;
        return (Character.isUpperCase(c) && character == PLAIN ? 0.65f : character) * narrow;
    }

    /** Letters of other widths for printers that have one width only. */
    static float monospaced() {
        return 0.6f;
    }

    static float proportional() {
        return PLAIN;
    }

    void left(float x, float y, float size, String text) {
        float at = x;
        for (String word : text.strip().split(" ", -1)) {
            if (!word.isEmpty()) {
                float length = lengthOf(word, size);
                words.add(new Word(word, new Box(at, y, at + length, y + size), line, Origin.TEXT, 1));
                at += length;
            }
            at += of(' ') * size;
        }
        line++;
    }

    void right(float x, float y, float size, String text) {
        left(x - lengthOf(text, size), y, size, text);
    }

    void centre(float x, float y, float size, String text) {
        left(x - lengthOf(text, size) / 2, y, size, text);
    }
}
