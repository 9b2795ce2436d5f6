package dev.wenshu.connector.s3.bucket;

import dev.wenshu.connector.ItemPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.Tag;

/** Reads and writes all tags of an object at once, as the protocol has it. It knows no condition for that. */
final class TagStore {
    private final ObjectStore store;
    private final String bucket;

    TagStore(ObjectStore store, String bucket) {
        this.store = store;
        this.bucket = bucket;
    }

    Map<String, String> read(String key) {
        Map<String, String> tags = new LinkedHashMap<>();
        store.call(
                        "reading the tags of " + ItemPath.shown(key),
                        client -> client.getObjectTagging(
                                request -> request.bucket(bucket).key(key)))
                .tagSet()
                .forEach(tag -> tags.put(tag.key(), tag.value()));
        return tags;
    }

    void write(String key, Map<String, String> tags) {
        List<Tag> set = tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        store.call(
                "tagging " + ItemPath.shown(key),
                client -> client.putObjectTagging(
                        request -> request.bucket(bucket).key(key).tagging(tagging -> tagging.tagSet(set))));
    }
}
