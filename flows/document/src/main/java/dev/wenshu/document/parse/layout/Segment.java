package dev.wenshu.document.parse.layout;

import dev.wenshu.document.Box;
import dev.wenshu.document.Origin;
import dev.wenshu.document.Word;
import java.util.ArrayList;
import java.util.List;

/** Words of a row that stand together. */
record Segment(List<Word> words, Box box, float height) {
    private static final float COLUMN_GAP = 1.6f;
    private static final float TOUCHING = 0.12f;
    private static final float SPACE_IN_HAN = 0.5f;

    static Segment of(List<Word> words) {
        Box box = words.stream().map(Word::box).reduce(Box::union).orElseThrow();
        float height = (float) words.stream()
                .mapToDouble(word -> word.box().height())
                .sorted()
                .skip(words.size() / 2)
                .findFirst()
                .orElse(0);
        return new Segment(List.copyOf(words), box, height);
    }

    /** Words of one row, sorted from the left. */
    static List<Segment> split(List<Word> row) {
        List<Segment> segments = new ArrayList<>();
        List<Word> open = new ArrayList<>();
        for (Word word : row) {
            if (open.isEmpty()) {
                open.add(word);
                continue;
            }
            Word last = open.getLast();
            float gap = word.box().x0() - last.box().x1();
            float height = Math.max(last.box().height(), word.box().height());
            if (gap > COLUMN_GAP * height) {
                segments.add(of(open));
                open.clear();
                open.add(word);
            } else if (isContinued(last, word, gap, height)) {
                open.removeLast();
                open.add(new Word(
                        last.text() + word.text(),
                        last.box().union(word.box()),
                        0,
                        last.origin(),
                        Math.min(last.confidence(), word.confidence())));
            } else {
                open.add(word);
            }
        }
        if (!open.isEmpty()) {
            segments.add(of(open));
        }
        return segments;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        Word last = null;
        for (Word word : words) {
            if (last != null && needsSpace(last, word)) {
                text.append(' ');
            }
            text.append(word.text());
            last = word;
        }
        return text.toString();
    }

    /** Text layers often draw a word in pieces; a recogniser's words are whole. */
    private static boolean isContinued(Word last, Word word, float gap, float height) {
        return last.origin() == Origin.TEXT
                && word.origin() == Origin.TEXT
                && Math.abs(gap) < TOUCHING * height
                && Math.abs(last.box().height() - word.box().height()) < 0.3f * height;
    }

    private static boolean needsSpace(Word last, Word word) {
        boolean han = isHan(last.text().codePointBefore(last.text().length()))
                && isHan(word.text().codePointAt(0));
        float gap = word.box().x0() - last.box().x1();
        return !han
                || gap > SPACE_IN_HAN * Math.min(last.box().height(), word.box().height());
    }

    static boolean isHan(int character) {
        return Character.isIdeographic(character)
                || (character >= 0x3000 && character <= 0x303F)
                || (character >= 0xFF00 && character <= 0xFFEF)
                || (character >= 0x3040 && character <= 0x30FF);
    }
}
