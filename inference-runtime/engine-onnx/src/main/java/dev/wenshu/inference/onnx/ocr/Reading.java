package dev.wenshu.inference.onnx.ocr;

import java.util.List;

/** Characters of one line, in order, spaces included. */
record Reading(LineCrop crop, List<Glyph> glyphs) {
    /** Whether some character stands three times or more in a row: CTC may have lost one that had no room for a blank. */
    boolean repeats() {
        for (int i = 2; i < glyphs.size(); i++) {
            String text = glyphs.get(i).text();
            if (text.equals(glyphs.get(i - 1).text())
                    && text.equals(glyphs.get(i - 2).text())) {
                return true;
            }
        }
        return false;
    }

    /** Mean character probability; 0 where nothing was read. */
    float confidence() {
        return (float) glyphs.stream()
                .filter(glyph -> !glyph.blank())
                .mapToDouble(Glyph::probability)
                .average()
                .orElse(0);
    }
}
