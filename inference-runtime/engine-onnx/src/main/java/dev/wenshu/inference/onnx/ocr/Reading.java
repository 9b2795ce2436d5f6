package dev.wenshu.inference.onnx.ocr;

import java.util.List;

/** Characters of one line, in order, spaces included. */
record Reading(LineCrop crop, List<Glyph> glyphs) {
    /** Mean character probability; 0 where nothing was read. */
    float confidence() {
        return (float) glyphs.stream()
                .filter(glyph -> !glyph.blank())
                .mapToDouble(Glyph::probability)
                .average()
                .orElse(0);
    }
}
