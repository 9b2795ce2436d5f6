package dev.wenshu.connector.s3.bucket;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.List;

/**
 * The watched part of a bucket: turns item ids into keys and back, and never lets one lead out of it.
 *
 * @param prefix empty, or with a slash at its end
 * @param skipPrefixes keys' beginnings, each with a slash at its end
 * @param sidecarSuffixes endings of result objects, each beginning with a dot
 */
public record BucketInbox(String bucket, String prefix, List<String> skipPrefixes, List<String> sidecarSuffixes) {
    private static final String SLASH = "/";

    public BucketInbox {
        skipPrefixes = List.copyOf(skipPrefixes);
        sidecarSuffixes = List.copyOf(sidecarSuffixes);
    }

    /** From the settings, where slashes at the ends do not matter. */
    public static BucketInbox of(String bucket, String prefix, List<String> skipFolders, List<String> sidecarSuffixes) {
        String plain = ItemPath.withoutOuterSlashes(prefix);
        String root = plain.isEmpty() ? "" : plain + SLASH;
        return new BucketInbox(
                bucket,
                root,
                skipFolders.stream()
                        .map(folder -> root + ItemPath.withoutOuterSlashes(folder) + SLASH)
                        .toList(),
                sidecarSuffixes);
    }

    /** As in {@link dev.wenshu.connector.SourceItem#source()}. */
    public String source() {
        return prefix.isEmpty() ? bucket : bucket + SLASH + prefix.substring(0, prefix.length() - 1);
    }

    public String itemId(String key) {
        return key.substring(prefix.length());
    }

    public boolean skips(String key) {
        return skipPrefixes.stream().anyMatch(key::startsWith);
    }

    /** The key of an item id or folder name; an INPUT fault where it is none that this connector would have handed on. */
    String key(String itemId) {
        if (!ItemPath.isPlain(itemId)) {
            throw new Fault(
                    FaultCategory.INPUT,
                    "an item id of bucket " + source()
                            + " has empty, . or .. parts or control characters; nothing was done");
        }
        return prefix + itemId;
    }
}
