package dev.wenshu.backbone.review;

/**
 * A value that a person entered.
 *
 * @param reading which of the document's readings, 0 for the file itself
 * @param field as in {@code total}
 * @param value as the person wrote it; empty says that the document states none
 */
public record Correction(int reading, String field, String value) {
    @Override
    public String toString() {
        return "Correction[reading=" + reading + ", field=" + field + "]";
    }
}
