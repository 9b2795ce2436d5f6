package dev.wenshu.document.parse.format.pdf;

import dev.wenshu.document.Box;

/**
 * One character as drawn, in the page as displayed.
 *
 * @param box from a fifth of the size below the base line to four fifths above it
 * @param turn how the text runs on the displayed page: 0, 90, 180 or 270 degrees counterclockwise
 * @param along where the glyph begins and {@code across} where its base line is, in a frame turned with the text
 * @param order when it was painted
 * @param faint painted in white or nearly white
 * @param invisible painted with no ink at all
 * @param rgb its colour, -1 where it has no single one
 */
record Glyph(
        String text,
        Box box,
        int turn,
        float along,
        float across,
        float advance,
        float size,
        int order,
        boolean faint,
        boolean invisible,
        int rgb) {
    float end() {
        return along + advance;
    }

    boolean isDigit() {
        return Character.isDigit(text.codePointAt(0));
    }

    boolean isBlank() {
        return text.isBlank();
    }
}
