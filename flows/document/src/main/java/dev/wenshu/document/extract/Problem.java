package dev.wenshu.document.extract;

/**
 * Something a person should know about a document or one of its fields.
 *
 * @param field name of the field, or empty for the whole document
 * @param code upper case with underscores, stable, as in {@code SUM_MISMATCH}
 * @param text one sentence for a person, without document content beyond the doubted value
 */
public record Problem(String field, String code, String text) {
    /** A problem of the whole document. */
    public static Problem of(String code, String text) {
        return new Problem("", code, text);
    }
}
