package dev.wenshu.inference.tesseract;

import dev.wenshu.inference.TextRecognition.RecognizedLine;
import dev.wenshu.inference.TextRecognition.RecognizedWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One line as two readers saw it: the first one's text and boxes, with the diacritics that the second saw. Nothing but a
 * letter that the first can have taken for the marked one is changed, and nothing in a word with a digit, so that numbers,
 * dates and codes stay as they were.
 */
final class MarkedLine {
    private static final float MIN_CONFIDENCE = 0.5f;
    private static final double MAX_DIFFERENCE = 0.35;

    private final Language language;
    private final RecognizedLine first;
    private final int[] seen;
    private final int[] marked;
    private final float[] confidence;

    private MarkedLine(Language language, RecognizedLine first, List<RecognizedWord> second) {
        this.language = language;
        this.first = first;
        this.seen = letters(first.words());
        this.marked = letters(second);
        this.confidence = new float[marked.length];
        int at = 0;
        for (RecognizedWord word : second) {
            int length = word.text().codePointCount(0, word.text().length());
            Arrays.fill(confidence, at, at + length, word.confidence());
            at += length;
        }
    }

    static RecognizedLine merge(Language language, RecognizedLine first, List<RecognizedWord> second) {
        return new MarkedLine(language, first, second).merged();
    }

    private RecognizedLine merged() {
        int[][] distance = distances();
        if (distance[0][0] > MAX_DIFFERENCE * Math.max(seen.length, marked.length)) {
            return first;
        }
        int[] result = seen.clone();
        int i = 0;
        int j = 0;
        while (i < seen.length && j < marked.length) {
            int substitution = distance[i + 1][j + 1] + cost(i, j);
            if (distance[i][j] == substitution) {
                if (takes(i, j)) {
                    result[i] = marked[j];
                }
                i++;
                j++;
            } else if (distance[i][j] == distance[i + 1][j] + 1) {
                i++;
            } else {
                j++;
            }
        }
        return rewritten(result);
    }

    private boolean takes(int i, int j) {
        return marked[j] != seen[i]
                && confidence[j] >= MIN_CONFIDENCE
                && (isLetter(i - 1) || isLetter(i + 1))
                && language.has(marked[j])
                && Marks.mistaken(seen[i], marked[j]);
    }

    private boolean isLetter(int i) {
        return i >= 0 && i < seen.length && Character.isLetter(seen[i]);
    }

    /** Edit distance of what follows, from each pair of places on (Levenshtein, 1966). */
    private int[][] distances() {
        int[][] distance = new int[seen.length + 1][marked.length + 1];
        for (int i = seen.length; i >= 0; i--) {
            for (int j = marked.length; j >= 0; j--) {
                if (i == seen.length || j == marked.length) {
                    distance[i][j] = seen.length - i + marked.length - j;
                } else {
                    int skip = Math.min(distance[i + 1][j], distance[i][j + 1]) + 1;
                    distance[i][j] = Math.min(skip, distance[i + 1][j + 1] + cost(i, j));
                }
            }
        }
        return distance;
    }

    private int cost(int i, int j) {
        int one = Character.toLowerCase(seen[i]);
        int other = Character.toLowerCase(marked[j]);
        return one == other || (language.has(other) && Marks.mistaken(one, other)) ? 0 : 1;
    }

    private RecognizedLine rewritten(int[] letters) {
        List<RecognizedWord> words = new ArrayList<>();
        StringBuilder text = new StringBuilder(first.text());
        int at = 0;
        int from = 0;
        for (RecognizedWord word : first.words()) {
            int length = word.text().codePointCount(0, word.text().length());
            String changed =
                    word.text().chars().anyMatch(Character::isDigit) ? word.text() : new String(letters, at, length);
            int place = text.indexOf(word.text(), from);
            if (place >= 0) {
                text.replace(place, place + word.text().length(), changed);
                from = place + changed.length();
            }
            words.add(new RecognizedWord(changed, word.confidence(), word.x0(), word.y0(), word.x1(), word.y1()));
            at += length;
        }
        return new RecognizedLine(
                text.toString(), first.confidence(), first.x0(), first.y0(), first.x1(), first.y1(), words);
    }

    private static int[] letters(List<RecognizedWord> words) {
        return words.stream()
                .map(RecognizedWord::text)
                .collect(Collectors.joining())
                .codePoints()
                .toArray();
    }
}
