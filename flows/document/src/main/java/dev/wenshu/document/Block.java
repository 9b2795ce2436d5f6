package dev.wenshu.document;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A paragraph-like piece of text in reading order.
 *
 * @param level of a HEADING, 1 the highest; 0 for anything else
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Block(Kind kind, String text, int level) {
    /** What the block is in its document. */
    public enum Kind {
        HEADING,
        PARAGRAPH,
        LIST_ITEM,
        /** One row, cells separated by tabs. */
        TABLE_ROW,
        /** Text of another author inside the document: quoted mail, comment, speaker notes. */
        QUOTE
    }

    @Override
    public String toString() {
        return "Block[kind=" + kind + ", chars=" + text.length() + "]";
    }
}
