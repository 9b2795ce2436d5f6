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
 */
record PageText(List<Word> words, List<String> hidden) {
    private static final float SMALLEST = 1f;
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
        Map<String, List<Glyph>> painted = new HashMap<>();
        for (Glyph glyph : content.glyphs()) {
            if (!glyph.isBlank() && isRepeated(glyph, painted)) {
                continue;
            }
            boolean isHidden = isHidden(glyph, content);
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
        return new PageText(words, joined(hidden));
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

    private static boolean isHidden(Glyph glyph, PageContent content) {
        if (glyph.size() < SMALLEST) {
            return true;
        }
        float x = glyph.box().centerX();
        float y = glyph.box().centerY();
        PageGeometry page = content.geometry();
        if (x < 0 || y < 0 || x > page.width() || y > page.height()) {
            return true;
        }
        if (glyph.invisible()) {
            return content.paintings().stream()
                    .noneMatch(painting -> painting.kind() == Painting.Kind.IMAGE && painting.covers(x, y));
        }
        Painting.Kind behind = Painting.Kind.WHITE_FILL;
        for (Painting painting : content.paintings()) {
            if (!painting.covers(x, y)) {
                continue;
            }
            if (painting.order() < glyph.order()) {
                behind = painting.kind();
            } else if (painting.exact() && painting.opaque() && painting.kind() != Painting.Kind.IMAGE) {
                return true;
            }
        }
        return glyph.faint() && behind == Painting.Kind.WHITE_FILL;
    }

    private static List<String> joined(List<String> words) {
        return words.isEmpty() ? List.of() : List.of(String.join(" ", words));
    }
}
