package dev.wenshu.connector.s3.bucket;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.kernel.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Metadata by which a moved original is found again. A copy's ETag is another than its original's where that was uploaded in parts
 * or is encrypted with a key of the customer's, so the ETag alone is no proof.
 */
final class OriginMark {
    static final String NAME = "wenshu-origin";

    private OriginMark() {}

    /** The metadata of the copy of an item. */
    static Map<String, String> mark(Map<String, String> metadata, SourceItem item) {
        Map<String, String> marked = new LinkedHashMap<>(metadata);
        marked.put(NAME, of(item));
        return marked;
    }

    static Map<String, String> unmark(Map<String, String> metadata) {
        Map<String, String> unmarked = new LinkedHashMap<>(metadata);
        unmarked.remove(NAME);
        return unmarked;
    }

    static boolean isOn(StoredObject object, SourceItem item) {
        return of(item).equals(object.metadata().get(NAME));
    }

    private static String of(SourceItem item) {
        String origin =
                item.itemId() + "\n" + ObjectVersion.parse(item.version()).etag();
        return ContentHash.of(origin.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
