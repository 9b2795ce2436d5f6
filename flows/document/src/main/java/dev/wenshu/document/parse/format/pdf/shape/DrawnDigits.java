package dev.wenshu.document.parse.format.pdf.shape;

import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.util.BitSet;
import java.util.IdentityHashMap;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the fonts of a document draw for digits with the digits that the text layer states. Each glyph of each font
 * is looked at once. Digits alone: they are what a forger changes, and every typeface draws them much alike.
 */
public final class DrawnDigits {
    private static final int MOST_LOOKED_AT = 2_000;

    private final IdentityHashMap<COSBase, BitSet> seen = new IdentityHashMap<>();
    private final IdentityHashMap<COSBase, Boolean> doubtful = new IdentityHashMap<>();
    private int lookedAt;

    /**
     * Whether a font is in doubt: a glyph that it drew for a digit is clearly none, or another one.
     *
     * @param stated the text that stands for the glyph, null where there is none
     */
    public boolean isDoubtful(PDFont font, int code, @Nullable String stated) {
        COSBase key = font.getCOSObject();
        if (stated != null && hasDigit(stated) && code >= 0 && isNew(key, code) && !isDrawn(font, code, stated)) {
            doubtful.put(key, true);
        }
        return doubtful.containsKey(key);
    }

    private boolean isNew(COSBase font, int code) {
        BitSet codes = seen.computeIfAbsent(font, unseen -> new BitSet());
        if (codes.get(code) || lookedAt >= MOST_LOOKED_AT) {
            return false;
        }
        codes.set(code);
        lookedAt++;
        return true;
    }

    /** A font whose outlines cannot be had, as one made of drawings, is in doubt as well. */
    private static boolean isDrawn(PDFont font, int code, String stated) {
        if (stated.codePointCount(0, stated.length()) != 1 || !(font instanceof PDVectorFont outlines)) {
            return false;
        }
        try {
            GeneralPath outline = outlines.getPath(code);
            return outline.getBounds2D().isEmpty()
                    ? !font.isEmbedded()
                    : DigitShapes.fits(outline, Character.digit(stated.codePointAt(0), 10));
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static boolean hasDigit(String text) {
        return text.codePoints().anyMatch(c -> Character.isDigit(c) && (c < 0x80 || c >= 0xFF10));
    }
}
