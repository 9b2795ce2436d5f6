package dev.wenshu.connector.s3;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.connector.s3.bucket.BucketInbox;
import dev.wenshu.connector.s3.bucket.ListedObject;
import java.util.Locale;
import java.util.Set;

/** Which objects are documents: not a folder's mark, not hidden, not half written, not in an archive, not written by Wenshu itself. */
final class ObjectFilter {
    private static final Set<String> SYSTEM_FILES = Set.of("thumbs.db", "desktop.ini", "ehthumbs.db");
    private static final Set<String> ARCHIVES = Set.of("GLACIER", "DEEP_ARCHIVE");

    private final BucketInbox inbox;

    ObjectFilter(BucketInbox inbox) {
        this.inbox = inbox;
    }

    boolean accepts(ListedObject object) {
        String key = object.key();
        String name = ItemPath.lastName(key).toLowerCase(Locale.ROOT);
        return !name.isEmpty()
                && !object.etag().isEmpty()
                && !name.startsWith(".")
                && !SYSTEM_FILES.contains(name)
                && !ARCHIVES.contains(object.storageClass())
                && inbox.sidecarSuffixes().stream().noneMatch(suffix -> name.endsWith(suffix.toLowerCase(Locale.ROOT)))
                && !inbox.skips(key);
    }
}
