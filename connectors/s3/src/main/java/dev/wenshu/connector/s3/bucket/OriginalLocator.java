package dev.wenshu.connector.s3.bucket;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.connector.SourceItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds an original by its item id and version: where it was read, or where an earlier operation moved it. */
public final class OriginalLocator {
    static final int MOST_NUMBERS = 1_000;

    private final BucketInbox inbox;
    private final ObjectStore store;

    public OriginalLocator(BucketInbox inbox, ObjectStore store) {
        this.inbox = inbox;
        this.store = store;
    }

    /** Where an original is. */
    sealed interface Place {
        record Found(StoredObject object) implements Place {}

        /** {@code reason} is for people. */
        record Lost(String reason) implements Place {}
    }

    Place find(SourceItem item) {
        Optional<StoredObject> home = store.head(inbox.key(item.itemId()));
        if (home.filter(object -> isVersion(object, item)).isPresent()) {
            return new Place.Found(home.get());
        }
        Optional<StoredObject> moved = moved(item);
        if (moved.isPresent()) {
            return new Place.Found(moved.get());
        }
        if (home.isEmpty()) {
            store.requireBucket();
            return new Place.Lost("the original is no longer where it was read");
        }
        return new Place.Lost("the original was replaced after it was read");
    }

    /** Whether {@code object} is in the state that was read. */
    static boolean isVersion(StoredObject object, SourceItem item) {
        return object.etag().equals(ObjectVersion.parse(item.version()).etag()) || OriginMark.isOn(object, item);
    }

    private Optional<StoredObject> moved(SourceItem item) {
        for (String folder : targetFolders()) {
            String wanted = folder + item.itemId();
            Optional<StoredObject> candidate = store.head(wanted);
            for (int number = 2; candidate.isPresent() && number < MOST_NUMBERS; number++) {
                if (OriginMark.isOn(candidate.get(), item)) {
                    return candidate;
                }
                candidate = store.head(ItemPath.numbered(wanted, number));
            }
        }
        return Optional.empty();
    }

    /** The move targets and their direct sub-folders, as in {@code done/} and {@code done/2026-11/}. */
    private List<String> targetFolders() {
        List<String> folders = new ArrayList<>();
        for (String target : inbox.skipPrefixes()) {
            folders.add(target);
            folders.addAll(store.folders(target));
        }
        return folders;
    }
}
