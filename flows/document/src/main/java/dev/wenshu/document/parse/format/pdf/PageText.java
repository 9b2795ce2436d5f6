package dev.wenshu.document.parse.format.pdf;

import dev.wenshu.document.Box;
import dev.wenshu.document.Origin;
import dev.wenshu.document.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of a page that a person sees, and the text that a person does not.
 *
 * @param words in no particular order
 * @param doubtful whether only a look at the page tells if a person sees some of the words
 */
record PageText(List<Word> words, List<String> hidden, boolean doubtful) {
    private static final float SPACE = 0.22f;
    private static final float BACKWARD = -0.6f;
    private static final float SAME_BASE = 0.15f;
    private static final float SAME_SIZE = 0.25f;
    private static final float SAME_PLACE = 0.15f;

    static PageText of(PageContent content) {
        List<Word> words = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        List<Glyph> run = new ArrayList<>();
        boolean runHidden = false;
        boolean doubtful = content.hasDoubtfulDigits();
        Map<String, List<Glyph>> painted = new HashMap<>();
        for (Glyph glyph : content.glyphs()) {
            if (!glyph.isBlank() && isRepeated(glyph, painted)) {
                continue;
            }
            Visibility visibility = Visibility.of(glyph, content);
            boolean isHidden = visibility == Visibility.HIDDEN;
            doubtful |= visibility == Visibility.DOUBTFUL && !glyph.isBlank();
            boolean ends =
                    !run.isEmpty() && (glyph.isBlank() || isHidden != runHidden || !continues(run.getLast(), glyph));
            if (ends) {
                close(run, runHidden, words, hidden);
            }
            if (!glyph.isBlank()) {
                runHidden = isHidden;
                run.add(glyph);
            }
        }
        close(run, runHidden, words, hidden);
        return new PageText(words, joined(hidden), doubtful);
    }

    /** Bold is sometimes made by drawing the same glyph again, a hair beside. */
    private static boolean isRepeated(Glyph glyph, Map<String, List<Glyph>> painted) {
        List<Glyph> same = painted.computeIfAbsent(glyph.text(), text -> new ArrayList<>());
        float near = SAME_PLACE * glyph.size();
        int from = Math.max(0, same.size() - 64);
        for (Glyph other : same.subList(from, same.size())) {
            if (Math.abs(other.box().x0() - glyph.box().x0()) < near
                    && Math.abs(other.box().y0() - glyph.box().y0()) < near) {
                return true;
            }
        }
        same.add(glyph);
        return false;
    }

    private static boolean continues(Glyph last, Glyph next) {
        float gap = next.along() - last.end();
        return next.turn() == last.turn()
                && Math.abs(next.across() - last.across()) < SAME_BASE * last.size()
                && Math.abs(next.size() - last.size()) < SAME_SIZE * last.size()
                && gap < SPACE * last.size()
                && gap > BACKWARD * last.size();
    }

    private static void close(List<Glyph> run, boolean runHidden, List<Word> words, List<String> hidden) {
        if (run.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        Box box = run.getFirst().box();
        for (Glyph glyph : run) {
            text.append(glyph.text());
            box = box.union(glyph.box());
        }
        run.clear();
        String clean = Characters.clean(text.toString());
        if (clean.isBlank()) {
            return;
        }
        if (runHidden) {
            hidden.add(clean);
        } else {
            words.add(new Word(clean, box, 0, Origin.TEXT, 1));
        }
    }

    private static List<String> joined(List<String> words) {
        return words.isEmpty() ? List.of() : List.of(String.join(" ", words));
    }
}
