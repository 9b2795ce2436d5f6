package dev.wenshu.document.parse.format.pdf;

import dev.wenshu.document.Box;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.apache.pdfbox.text.TextPosition;

/** Where a page has text that cannot be drawn here: the document does not bring its typeface along, and no other has the letters. */
final class UndrawnText {
    private static final float SAME_LINE = 0.5f;

    private final List<Box> boxes = new ArrayList<>();

    List<Box> boxes() {
        return boxes;
    }

    void look(TextPosition at, Box box) {
        if (at.getFont().isEmbedded() || isDrawn(at.getFont(), at.getCharacterCodes())) {
            return;
        }
        Box last = boxes.isEmpty() ? box : boxes.getLast();
        boolean continues = Math.abs(last.y0() - box.y0()) < SAME_LINE && box.x0() - last.x1() < box.height();
        if (!boxes.isEmpty() && continues) {
            boxes.removeLast();
            boxes.add(last.union(box));
        } else {
            boxes.add(box);
        }
    }

    private static boolean isDrawn(PDFont font, int[] codes) {
        try {
            for (int code : codes) {
                if (font instanceof PDVectorFont outlines && !outlines.hasGlyph(code)) {
                    return false;
                }
            }
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
