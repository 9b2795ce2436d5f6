package dev.wenshu.document.parse.format.pdf;

import dev.wenshu.document.Box;

/**
 * A surface painted on the page.
 *
 * @param kind an IMAGE, or a FILL in white or another colour
 * @param exact whether the surface is its box, as rectangles are
 * @param order when it was painted
 */
record Painting(Kind kind, Box box, boolean exact, boolean opaque, int order) {
    enum Kind {
        IMAGE,
        WHITE_FILL,
        FILL
    }

    boolean covers(float x, float y) {
        return x >= box.x0() && x <= box.x1() && y >= box.y0() && y <= box.y1();
    }
}
