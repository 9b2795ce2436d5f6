package dev.wenshu.document.parse.format.pdf;

import dev.wenshu.document.Box;

/**
 * A surface painted on the page.
 *
 * @param kind an IMAGE, or a FILL in white or another colour
 * @param exact whether the surface is its box and nothing but it, as with rectangles and images without mask
 * @param rgb its colour, -1 where it has no single one
 * @param order when it was painted
 */
record Painting(Kind kind, Box box, boolean exact, boolean opaque, int rgb, int order) {
    enum Kind {
        IMAGE,
        WHITE_FILL,
        FILL
    }

    boolean isImage() {
        return kind == Kind.IMAGE;
    }

    boolean covers(float x, float y) {
        return x >= box.x0() && x <= box.x1() && y >= box.y0() && y <= box.y1();
    }
}
