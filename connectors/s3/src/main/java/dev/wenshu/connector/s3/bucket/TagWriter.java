package dev.wenshu.connector.s3.bucket;

import dev.wenshu.connector.UndoRecord;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation.SetProperties;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Conflict;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.s3.bucket.OriginalLocator.Place;
import dev.wenshu.kernel.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sets properties as tags of the original; the tags of others stay, and so does one of ours that somebody changed. */
public final class TagWriter {
    private final OriginalLocator locator;
    private final TagStore store;
    private final ObjectTags tags;
    private final String bucket;

    public TagWriter(BucketInbox inbox, ObjectStore store, OriginalLocator locator, ObjectTags tags) {
        this.locator = locator;
        this.store = store.tags();
        this.tags = tags;
        this.bucket = inbox.bucket();
    }

    public WriteBackOutcome write(Keyed keyed, SetProperties operation) {
        return switch (locator.find(keyed.item())) {
            case Place.Lost(String reason) -> new Conflict(keyed.key(), reason);
            case Place.Found(StoredObject original) -> tag(original, keyed.key(), operation);
        };
    }

    public WriteBackOutcome undo(UndoRequest request, UndoRecord.Properties record) {
        return switch (locator.find(request.item())) {
            case Place.Lost(String reason) -> new Conflict(request.key(), reason);
            case Place.Found(StoredObject original) -> untag(original, request.key(), record);
        };
    }

    private WriteBackOutcome tag(StoredObject original, String key, SetProperties operation) {
        Map<String, String> wanted = tags.of(operation.properties());
        Map<String, String> replaced = tags.of(operation.replaces());
        Map<String, String> present = store.read(original.key());
        for (Map.Entry<String, String> tag : present.entrySet()) {
            String name = tag.getKey();
            boolean ours = wanted.containsKey(name) || replaced.containsKey(name);
            if (ours
                    && !tag.getValue().equals(wanted.get(name))
                    && !tag.getValue().equals(replaced.get(name))) {
                return new Conflict(key, "the tag " + name + " was set by somebody else or changed since; it stays");
            }
        }
        Map<String, String> next = new LinkedHashMap<>(present);
        next.keySet().removeAll(wanted.keySet());
        next.keySet().removeAll(replaced.keySet());
        int room = ObjectTags.MOST - next.size();
        if (room < Math.min(ObjectTags.FIRST, wanted.size())) {
            return new Refused(key, "the object has " + next.size() + " tags of others, of at most " + ObjectTags.MOST);
        }
        Map<String, String> own = new LinkedHashMap<>();
        wanted.entrySet().stream().limit(room).forEach(tag -> own.put(tag.getKey(), tag.getValue()));
        next.putAll(own);
        if (!next.equals(present)) {
            store.write(original.key(), next);
        }
        UndoRecord undo = new UndoRecord.Properties(List.copyOf(own.keySet()), hash(own));
        return new Written(key, bucket + "/" + original.key(), undo.text());
    }

    private WriteBackOutcome untag(StoredObject original, String key, UndoRecord.Properties record) {
        Map<String, String> present = store.read(original.key());
        Map<String, String> own = new LinkedHashMap<>(present);
        own.keySet().retainAll(record.names());
        if (!own.isEmpty()) {
            if (!hash(own).equals(record.sha256())) {
                return new Conflict(key, "the tags were changed after they were written; they stay");
            }
            present.keySet().removeAll(record.names());
            store.write(original.key(), present);
        }
        return new Written(key, bucket + "/" + original.key(), "");
    }

    private static String hash(Map<String, String> tags) {
        return ContentHash.of(new TreeMap<>(tags).toString().getBytes(StandardCharsets.UTF_8))
                .hex();
    }
}
