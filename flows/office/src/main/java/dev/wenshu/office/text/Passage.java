package dev.wenshu.office.text;

import dev.wenshu.document.Block;
import org.jspecify.annotations.Nullable;

/**
 * One sentence, heading, list item or table row of a document.
 *
 * @param index counting from 0 through the document
 * @param page from 1
 * @param opens is the first of its paragraph
 * @param section the heading it stands under, empty where there is none
 * @param speaker of a transcript's turn, else null; not part of the text
 */
public record Passage(
        int index,
        int page,
        Block.Kind kind,
        String text,
        boolean opens,
        String section,
        @Nullable String speaker) {
    @Override
    public String toString() {
        return "Passage[index=" + index + ", page=" + page + ", kind=" + kind + "]";
    }
}
