package dev.wenshu.inference.onnx.ocr;

/**
 * One character read.
 *
 * @param from where it begins, as a share of the line's width
 * @param to where it ends
 * @param gapBefore blank paper between the character before and this one, in line heights
 */
record Glyph(String text, float probability, float from, float to, float gapBefore) {
    boolean blank() {
        return text.isBlank();
    }
}
