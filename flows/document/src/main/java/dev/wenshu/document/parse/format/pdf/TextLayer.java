package dev.wenshu.document.parse.format.pdf;

import dev.wenshu.document.Word;
import java.util.List;

/**
 * How far a page's text layer can be trusted to be all of its text.
 *
 * @param quality 1 for good text, falling with glyphs that have no character and characters that cannot be meant
 * @param completeness characters found against those that an image of this size would hold, 0 to 1
 */
record TextLayer(float quality, float completeness) {
    private static final float GARBLED = 0.7f;
    private static final float INCOMPLETE = 0.15f;
    private static final float FULL_PAGE_CHARACTERS = 1_500;
    private static final float IGNORED_COVERAGE = 0.08f;
    private static final int OUTLINES = 150;
    private static final int GRID = 40;

    static TextLayer of(PageContent content, List<Word> words) {
        int characters = 0;
        int garbage = 0;
        for (Word word : words) {
            characters += word.text().codePointCount(0, word.text().length());
            garbage +=
                    (int) word.text().codePoints().filter(Characters::isGarbage).count();
        }
        float garbled = characters == 0 ? 0 : (float) garbage / characters;
        float quality = Math.max(0, 1 - Math.max(garbled * 1.5f, content.unmappedShare()));
        float coverage = coverage(content);
        float expected = coverage < IGNORED_COVERAGE ? 0 : coverage * FULL_PAGE_CHARACTERS;
        if (characters == 0 && content.paths() > OUTLINES) {
            expected = FULL_PAGE_CHARACTERS;
        }
        return new TextLayer(quality, expected == 0 ? 1 : Math.min(1, characters / expected));
    }

    boolean isGarbled() {
        return quality < GARBLED;
    }

    boolean needsRecognition() {
        return isGarbled() || completeness < INCOMPLETE;
    }

    /** Share of the page under images, on a grid, since images overlap. */
    private static float coverage(PageContent content) {
        List<Painting> images = content.paintings().stream()
                .filter(painting -> painting.kind() == Painting.Kind.IMAGE)
                .toList();
        if (images.isEmpty()) {
            return 0;
        }
        int covered = 0;
        for (int row = 0; row < GRID; row++) {
            for (int column = 0; column < GRID; column++) {
                float x = (column + 0.5f) / GRID * content.geometry().width();
                float y = (row + 0.5f) / GRID * content.geometry().height();
                if (images.stream().anyMatch(image -> image.covers(x, y))) {
                    covered++;
                }
            }
        }
        return (float) covered / (GRID * GRID);
    }
}
