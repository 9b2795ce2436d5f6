package dev.wenshu.invoice.split;

import dev.wenshu.document.reading.Section;
import org.jspecify.annotations.Nullable;

/**
 * A page, or a region of one, that looks like the first page of an invoice.
 *
 * @param section of the region, null for a whole page
 * @param continues goes on from the page before by its own account
 */
record Piece(int page, @Nullable Section section, Signs signs, boolean continues) {
    static Piece ofPage(int page, Signs signs, boolean continues) {
        return new Piece(page, null, signs, continues);
    }

    static Piece ofRegion(Section section, Signs signs) {
        return new Piece(section.firstPage(), section, signs, false);
    }

    Piece from(int firstPage) {
        return new Piece(firstPage, section, signs, continues);
    }

    boolean isRegion() {
        return section != null;
    }
}
