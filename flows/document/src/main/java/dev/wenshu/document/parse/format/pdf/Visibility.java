package dev.wenshu.document.parse.format.pdf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a person sees a glyph. */
enum Visibility {
    SEEN,
    /** Drawn so that only a look at the page tells: under or over an image without contrast, in the colour of the ground. */
    DOUBTFUL,
    HIDDEN;

    private static final float SMALLEST = 1f;
    private static final int SAME_SHADE = 24;

    static Visibility of(Glyph glyph, PageContent content) {
        float x = glyph.box().centerX();
        float y = glyph.box().centerY();
        PageGeometry page = content.geometry();
        if (glyph.size() < SMALLEST || x < 0 || y < 0 || x > page.width() || y > page.height()) {
            return HIDDEN;
        }
        List<Painting> there = content.paintings().stream()
                .filter(painting -> painting.covers(x, y))
                .toList();
        return glyph.invisible() ? withoutInk(there) : withInk(glyph, there);
    }

    /** The text layer of a scan; without an image there is nothing that it could be the text of. */
    private static Visibility withoutInk(List<Painting> there) {
        return there.stream().anyMatch(Painting::isImage) ? DOUBTFUL : HIDDEN;
    }

    private static Visibility withInk(Glyph glyph, List<Painting> there) {
        Painting behind = null;
        boolean underImage = false;
        for (Painting painting : there) {
            if (painting.order() < glyph.order()) {
                behind = painting;
            } else if (painting.isImage()) {
                underImage |= (painting.exact() && painting.opaque()) || glyph.isDigit();
            } else if (painting.exact() && painting.opaque()) {
                return HIDDEN;
            }
        }
        return onGround(glyph, behind, underImage);
    }

    private static Visibility onGround(Glyph glyph, @Nullable Painting behind, boolean underImage) {
        boolean onImage = behind != null && behind.isImage();
        if (glyph.faint() && (behind == null || behind.kind() == Painting.Kind.WHITE_FILL)) {
            return HIDDEN;
        }
        boolean inColorOfGround =
                behind != null && behind.exact() && behind.opaque() && isSame(glyph.rgb(), behind.rgb());
        return underImage || inColorOfGround || (glyph.faint() && onImage) ? DOUBTFUL : SEEN;
    }

    private static boolean isSame(int one, int other) {
        return one >= 0
                && other >= 0
                && Math.abs((one >> 16 & 0xFF) - (other >> 16 & 0xFF)) < SAME_SHADE
                && Math.abs((one >> 8 & 0xFF) - (other >> 8 & 0xFF)) < SAME_SHADE
                && Math.abs((one & 0xFF) - (other & 0xFF)) < SAME_SHADE;
    }
}
