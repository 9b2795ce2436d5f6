package dev.wenshu.invoice.layout;

import dev.wenshu.invoice.FieldComparison;
import dev.wenshu.invoice.text.Row;
import dev.wenshu.invoice.text.VisibleText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a text has in common with others of its layout.
 *
 * @param words without digits, as labels are
 * @param marks with digits or an at sign, as telephone and account numbers, web and mail addresses are
 */
record LayoutWords(Set<String> words, Set<String> marks) {
    private static final int SHORTEST_WORD = 3;
    private static final int SHORTEST_MARK = 6;

    LayoutWords {
        words = Set.copyOf(words);
        marks = Set.copyOf(marks);
    }

    static LayoutWords of(VisibleText text) {
        Set<String> words = new HashSet<>();
        Set<String> marks = new HashSet<>();
        for (Row row : text.rows()) {
            for (String token : row.text().split("[\\s:;,]+", -1)) {
                String folded = FieldComparison.fold(token);
                boolean digits = folded.chars().anyMatch(Character::isDigit);
                boolean han =
                        folded.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
                if ((digits || token.indexOf('@') > 0) && folded.length() >= SHORTEST_MARK) {
                    marks.add(folded);
                } else if (!digits && folded.length() >= (han ? 2 : SHORTEST_WORD)) {
                    words.add(folded);
                }
            }
        }
        return new LayoutWords(words, marks);
    }

    /** What more than half of the texts have; of marks, what two or more and all of them have. */
    static LayoutWords common(List<LayoutWords> texts) {
        Set<String> words = new TreeSet<>();
        Set<String> marks = new TreeSet<>();
        for (LayoutWords text : texts) {
            text.words()
                    .forEach(word -> addIf(
                            words,
                            word,
                            2
                                            * texts.stream()
                                                    .filter(other ->
                                                            other.words().contains(word))
                                                    .count()
                                    > texts.size()));
            text.marks()
                    .forEach(mark -> addIf(
                            marks,
                            mark,
                            texts.size() > 1
                                    && texts.stream()
                                            .allMatch(other -> other.marks().contains(mark))));
        }
        return new LayoutWords(words, marks);
    }

    private static void addIf(Set<String> set, String token, boolean wanted) {
        if (wanted) {
            set.add(token);
        }
    }

    /** The share of these words that another text has, 0 to 1. */
    double sharedWith(LayoutWords other) {
        long shared = words.stream().filter(other.words()::contains).count();
        return (double) shared / Math.max(1, words.size());
    }

    @Override
    public String toString() {
        return "LayoutWords[words=" + words.size() + ", marks=" + marks.size() + "]";
    }
}
