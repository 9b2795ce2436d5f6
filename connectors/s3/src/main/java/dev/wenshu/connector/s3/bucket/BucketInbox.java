package dev.wenshu.connector.s3.bucket;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The watched part of a bucket: turns item ids into keys and back, and never lets one lead out of it.
 *
 * @param prefix empty, or with a slash at its end
 * @param skipPrefixes keys' beginnings, each with a slash at its end
 * @param sidecarSuffixes endings of result objects, each beginning with a dot
 */
public record BucketInbox(String bucket, String prefix, List<String> skipPrefixes, List<String> sidecarSuffixes) {
    private static final String SLASH = "/";
    private static final Pattern OUTER_SLASHES = Pattern.compile("^/+|/+$");
    /** Controls, and the marks that turn the direction of writing, which make a name look like another. */
    private static final Pattern HOSTILE = Pattern.compile(
            "[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}\\x{2029}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}\\x{fffe}]");

    public BucketInbox {
        skipPrefixes = List.copyOf(skipPrefixes);
        sidecarSuffixes = List.copyOf(sidecarSuffixes);
    }

    /** From the settings, where slashes at the ends do not matter. */
    public static BucketInbox of(String bucket, String prefix, List<String> skipFolders, List<String> sidecarSuffixes) {
        String plain = withoutOuterSlashes(prefix);
        String root = plain.isEmpty() ? "" : plain + SLASH;
        return new BucketInbox(
                bucket,
                root,
                skipFolders.stream()
                        .map(folder -> root + withoutOuterSlashes(folder) + SLASH)
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
        if (!isPlain(itemId)) {
            throw new Fault(
                    FaultCategory.INPUT,
                    "an item id of bucket " + source()
                            + " has empty, . or .. parts or control characters; nothing was done");
        }
        return prefix + itemId;
    }

    /** Names with single slashes between them, none of them {@code .} or {@code ..}, all of characters that can be seen. */
    public static boolean isPlain(String itemId) {
        return !HOSTILE.matcher(itemId).find()
                && Stream.of(itemId.split(SLASH, -1))
                        .noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
    }

    public static String withoutOuterSlashes(String folder) {
        return OUTER_SLASHES.matcher(folder).replaceAll("");
    }

    public static String lastName(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    static String parent(String key) {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }

    /** {@code a.pdf} as {@code a (2).pdf}. */
    static String numbered(String key, int number) {
        String name = lastName(key);
        int dot = name.lastIndexOf('.');
        int end = dot > 0 ? dot : name.length();
        return number < 2 ? key : parent(key) + name.substring(0, end) + " (" + number + ")" + name.substring(end);
    }
}
