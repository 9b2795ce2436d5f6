package dev.wenshu.invoice.split;

import dev.wenshu.document.Box;
import dev.wenshu.document.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a page along straight white space, from edge to edge, into parts that are each whole; after the recursive X-Y cut of
 * Nagy and Seth. A part that no cut leaves whole on both sides stays.
 */
final class WhiteSpaceCut {
    private static final int DEEPEST = 4;
    private static final double NARROWEST = 0.8;

    private final Predicate<List<Word>> whole;
    private final Predicate<List<Word>> opens;
    private final double narrowest;

    private WhiteSpaceCut(Predicate<List<Word>> whole, Predicate<List<Word>> opens, double narrowest) {
        this.whole = whole;
        this.opens = opens;
        this.narrowest = narrowest;
    }

    /**
     * The parts from the top left to the bottom right.
     *
     * @param whole whether words are everything of one part, or of several
     * @param opens whether a line of words is where a part starts, before which a cut is preferred
     */
    static List<List<Word>> cut(List<Word> words, Predicate<List<Word>> whole, Predicate<List<Word>> opens) {
        double height = words.stream()
                .mapToDouble(word -> word.box().height())
                .sorted()
                .skip(words.size() / 2)
                .findFirst()
                .orElse(1);
        List<List<Word>> parts = new ArrayList<>();
        new WhiteSpaceCut(whole, opens, NARROWEST * height).cut(words, 0, parts);
        return parts;
    }

    private void cut(List<Word> words, int depth, List<List<Word>> parts) {
        Cut best = depth == DEEPEST ? null : best(words);
        if (best == null) {
            parts.add(words);
        } else {
            cut(best.before(), depth + 1, parts);
            cut(best.behind(), depth + 1, parts);
        }
    }

    private record Cut(double width, boolean opens, List<Word> before, List<Word> behind) {
        @Override
        public String toString() {
            return "Cut[width=" + width + "]";
        }
    }

    private @Nullable Cut best(List<Word> words) {
        List<Cut> cuts = new ArrayList<>();
        along(words, word -> word.box().y0(), word -> word.box().y1(), true, cuts);
        along(words, word -> word.box().x0(), word -> word.box().x1(), false, cuts);
        return cuts.stream()
                .filter(cut -> whole.test(cut.before()) && whole.test(cut.behind()))
                .max(Comparator.comparing(Cut::opens).thenComparingDouble(Cut::width))
                .orElse(null);
    }

    private void along(
            List<Word> words, ToDoubleFunction<Word> from, ToDoubleFunction<Word> to, boolean down, List<Cut> cuts) {
        List<Word> sorted =
                words.stream().sorted(Comparator.comparingDouble(from)).toList();
        double edge = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < sorted.size(); i++) {
            double gap = from.applyAsDouble(sorted.get(i)) - edge;
            if (i > 0 && gap > narrowest) {
                double at = edge + gap / 2;
                List<Word> before = words.stream()
                        .filter(word -> to.applyAsDouble(word) < at)
                        .toList();
                List<Word> behind = words.stream()
                        .filter(word -> from.applyAsDouble(word) > at)
                        .toList();
                cuts.add(new Cut(gap, down && opens.test(firstLine(behind)), before, behind));
            }
            edge = Math.max(edge, to.applyAsDouble(sorted.get(i)));
        }
    }

    private static List<Word> firstLine(List<Word> words) {
        Box top = words.stream()
                .map(Word::box)
                .min(Comparator.comparingDouble(Box::y0))
                .orElseThrow();
        return words.stream()
                .filter(word -> word.box().y0() < top.y1())
                .sorted(Comparator.comparingDouble(word -> word.box().x0()))
                .toList();
    }
}
