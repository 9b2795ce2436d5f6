package dev.wenshu.samples.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** A bundled typeface, read once. */
public final class Face {
    public static final Face LATIN = new Face("WenshuLatin-Regular.ttf");
    public static final Face LATIN_BOLD = new Face("WenshuLatin-Bold.ttf");
    public static final Face HAN = new Face("WenshuHan-Regular.ttf");

    private final TrueTypeFont font;
    private final CmapLookup glyphs;

    private Face(String resource) {
        try (InputStream in = Face.class.getResourceAsStream("/fonts/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("bundled font missing: " + resource);
            }
            font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            glyphs = font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException("bundled font unreadable: " + resource, e);
        }
    }

    public TrueTypeFont font() {
        return font;
    }

    /** The glyph of a code point, 0 where the face has none. */
    public int glyph(int codePoint) {
        return glyphs.getGlyphId(codePoint);
    }

    double advance(int codePoint) {
        try {
            return (double) font.getAdvanceWidth(glyph(codePoint)) / font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException("bundled font unreadable", e);
        }
    }
}
