package dev.wenshu.invoice.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds labels that recognition spelt wrongly ({@code T0TAL}, {@code Gesamtbelrag}): a cell without an exact label whose
 * letters share most of their groups of three with a phrase.
 */
final class FuzzyLabels {
    private static final int GROUP = 3;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 40;
    private static final double ALIKE = 0.6;

    private final List<Label> labels;
    private final List<Set<String>> groups = new ArrayList<>();
    private final Map<String, List<Integer>> byGroup = new HashMap<>();

    FuzzyLabels(List<Label> all) {
        this.labels = all.stream()
                .filter(label -> label.folded().length() >= SHORTEST
                        && label.folded().chars().allMatch(c -> c < 128))
                .toList();
        for (int i = 0; i < labels.size(); i++) {
            Set<String> own = groups(labels.get(i).folded());
            groups.add(own);
            for (String group : own) {
                byGroup.computeIfAbsent(group, key -> new ArrayList<>()).add(i);
            }
        }
    }

    /** In the words before the first figure of each cell that no exact hit touches; a hit weighs less the less alike it is. */
    List<LabelHit> find(Row row, List<LabelHit> exact) {
        List<LabelHit> hits = new ArrayList<>();
        for (Span cell : row.cells()) {
            Span words = words(cell);
            if (words != null && exact.stream().noneMatch(hit -> hit.span().overlaps(words))) {
                Label best = best(letters(words.text()));
                if (best != null) {
                    hits.add(new LabelHit(best, words, words.box()));
                }
            }
        }
        return hits;
    }

    /** The cell up to its value: a colon, or a figure that does not stand inside a word. */
    private static @Nullable Span words(Span cell) {
        String text = cell.text();
        int end = 0;
        while (end < text.length() && text.charAt(end) != ':' && !startsValue(text, end)) {
            end++;
        }
        return end < SHORTEST || end > LONGEST ? null : new Span(cell.row(), cell.start(), cell.start() + end);
    }

    private static boolean startsValue(String text, int at) {
        return Character.isDigit(text.charAt(at))
                && (at == 0 || text.charAt(at - 1) == ' ')
                && (at + 1 == text.length() || !Character.isLetter(text.charAt(at + 1)));
    }

    private static String letters(String text) {
        return Folding.fold(text)
                .replace(" ", "")
                .replace('0', 'o')
                .replace('1', 'l')
                .replace('5', 's')
                .replace('8', 'b');
    }

    private @Nullable Label best(String letters) {
        Set<String> wanted = letters.length() < SHORTEST ? Set.of() : groups(letters);
        Map<Integer, Integer> shared = new HashMap<>();
        for (String group : wanted) {
            byGroup.getOrDefault(group, List.of()).forEach(index -> shared.merge(index, 1, Integer::sum));
        }
        double most = ALIKE;
        Label best = null;
        for (Map.Entry<Integer, Integer> entry : shared.entrySet()) {
            Label label = labels.get(entry.getKey());
            double alike = 2.0
                    * entry.getValue()
                    / (wanted.size() + groups.get(entry.getKey()).size());
            if (alike > most || (alike == most && best != null && label.folded().compareTo(best.folded()) < 0)) {
                most = alike;
                best = label;
            }
        }
        return best == null ? null : new Label(best.field(), best.folded(), best.weight() * most);
    }

    private static Set<String> groups(String text) {
        String padded = "^" + text + "$";
        Set<String> groups = new HashSet<>();
        for (int i = 0; i + GROUP <= padded.length(); i++) {
            groups.add(padded.substring(i, i + GROUP));
        }
        return groups;
    }
}
