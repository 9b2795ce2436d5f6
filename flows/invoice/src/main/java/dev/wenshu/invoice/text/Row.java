package dev.wenshu.invoice.text;

import dev.wenshu.document.Box;
import dev.wenshu.document.Origin;
import dev.wenshu.document.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Words that stand beside each other, left to right, as one text. Full-width characters are narrowed; each character knows
 * where it is.
 *
 * @param index among all rows of the document
 * @param text words joined by a space, by a tab where the gap is that of a column
 * @param starts offset of each word in the text
 */
public record Row(int index, int page, List<Word> words, Box box, String text, int[] starts) {
    private static final float COLUMN_GAP = 1.1f;
    private static final float SPACE = 0.2f;

    static Row of(int index, int page, List<Word> words) {
        StringBuilder text = new StringBuilder();
        int[] starts = new int[words.size()];
        Box box = words.getFirst().box();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (i > 0) {
                Box before = words.get(i - 1).box();
                float height = Math.min(before.height(), word.box().height());
                float gap = word.box().x0() - before.x1();
                // Recognition breaks words apart and leaves no gap; a real space is wider.
                if (word.origin() != Origin.OCR || gap > SPACE * height) {
                    text.append(gap > COLUMN_GAP * height ? '\t' : ' ');
                }
                box = box.union(word.box());
            }
            starts[i] = text.length();
            text.append(Folding.narrow(word.text()));
        }
        return new Row(index, page, List.copyOf(words), box, text.toString(), starts);
    }

    /** The character as it is printed, full width where it is so. */
    public char printedAt(int offset) {
        for (int i = words.size() - 1; i >= 0; i--) {
            if (offset >= starts[i]) {
                String word = words.get(i).text();
                return offset - starts[i] < word.length() ? word.charAt(offset - starts[i]) : text.charAt(offset);
            }
        }
        return text.charAt(offset);
    }

    public float height() {
        double sum = words.stream().mapToDouble(word -> word.box().height()).sum();
        return (float) (sum / words.size());
    }

    /** The box of a stretch of text; inside a word characters count as equally wide. */
    public Box boxOf(int start, int end) {
        Box found = null;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            int from = Math.max(start, starts[i]);
            int to = Math.min(end, starts[i] + word.text().length());
            if (from < to) {
                Box part = part(word, from - starts[i], to - starts[i]);
                found = found == null ? part : found.union(part);
            }
        }
        return found == null ? box : found;
    }

    private static Box part(Word word, int from, int to) {
        Box all = word.box();
        float each = all.width() / word.text().length();
        return new Box(all.x0() + from * each, all.y0(), all.x0() + to * each, all.y1());
    }

    /** Mean recogniser confidence of the words that the stretch touches. */
    public double confidenceOf(int start, int end) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < words.size(); i++) {
            if (Math.max(start, starts[i])
                    < Math.min(end, starts[i] + words.get(i).text().length())) {
                sum += words.get(i).confidence();
                count++;
            }
        }
        return count == 0 ? 1 : sum / count;
    }

    public Origin origin() {
        return words.getFirst().origin();
    }

    /** The stretches of text between column gaps. */
    List<Span> cells() {
        List<Span> cells = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int to = text.indexOf('\t', from);
            to = to < 0 ? text.length() : to;
            if (to > from) {
                cells.add(new Span(this, from, to));
            }
            from = to + 1;
        }
        return cells;
    }

    @Override
    public String toString() {
        return "Row[index=" + index + ", words=" + words.size() + "]";
    }
}
