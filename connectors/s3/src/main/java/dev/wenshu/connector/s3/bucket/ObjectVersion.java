package dev.wenshu.connector.s3.bucket;

import org.jspecify.annotations.Nullable;

/**
 * State of an object. The ETag alone decides whether two are the same; the version id, which only buckets with versioning have,
 * is for people.
 *
 * @param etag without its quotes
 * @param versionId empty without versioning
 */
public record ObjectVersion(String etag, String versionId) {
    /** As stored in {@link dev.wenshu.connector.SourceItem#version()}. */
    public String text() {
        return versionId.isEmpty() ? etag : etag + " " + versionId;
    }

    public static ObjectVersion parse(String text) {
        int space = text.indexOf(' ');
        return space < 0
                ? new ObjectVersion(text, "")
                : new ObjectVersion(text.substring(0, space), text.substring(space + 1));
    }

    /** Empty where the store states none, as some do while the object is being written. */
    static String unquoted(@Nullable String etag) {
        return etag == null ? "" : etag.replace("\"", "");
    }

    static String quoted(String etag) {
        return '"' + etag + '"';
    }
}
