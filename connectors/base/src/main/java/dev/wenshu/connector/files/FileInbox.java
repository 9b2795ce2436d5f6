package dev.wenshu.connector.files;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The watched folder of a server: which files are documents, and where an item id or a folder of the suite may lead.
 *
 * @param system name of the connector
 * @param source as {@link dev.wenshu.connector.SourceItem#source()}
 * @param skipFolders never picked up from and the only ones that originals are moved to; relative, without outer slashes
 * @param sidecarSuffixes endings of result files, each beginning with a dot
 * @param include what to take; empty takes all
 * @param exclude what to leave alone
 */
public record FileInbox(
        String system,
        String source,
        List<String> skipFolders,
        List<String> sidecarSuffixes,
        PathGlobs include,
        PathGlobs exclude) {
    private static final int NAME_DIGITS = 16;

    public FileInbox {
        skipFolders = skipFolders.stream().map(ItemPath::withoutOuterSlashes).toList();
        sidecarSuffixes = List.copyOf(sidecarSuffixes);
    }

    /** As the settings say. */
    public static FileInbox of(String system, String source, FileSettings settings) {
        return new FileInbox(
                system,
                source,
                settings.skipFolders(),
                settings.sidecarSuffixes(),
                PathGlobs.of(settings.include().orElse(List.of())),
                PathGlobs.of(settings.exclude().orElse(List.of())));
    }

    /** Whether a path lies in a skipped folder or is one. */
    public boolean skips(String path) {
        return skipFolders.stream().anyMatch(folder -> path.equals(folder) || path.startsWith(folder + "/"));
    }

    /** Whether to look for documents in a folder. */
    public boolean looksInto(StoredFile folder) {
        return folder.isFolder() && !ItemPath.lastName(folder.path()).startsWith(".") && !skips(folder.path());
    }

    /** A document by its name, and wanted by the settings. */
    public boolean isDocument(StoredFile file) {
        return file.isFile()
                && DocumentNames.mayBeDocument(ItemPath.lastName(file.path()), sidecarSuffixes)
                && !skips(file.path())
                && !exclude.matches(file.path())
                && (include.isEmpty() || include.matches(file.path()));
    }

    /** The path itself; an INPUT fault where it is none that the connector would have handed on. */
    public String require(String path) {
        if (!ItemPath.isPlain(path)) {
            throw new Fault(
                    FaultCategory.INPUT,
                    "a path of " + source + " has empty, . or .. parts or control characters; nothing was done");
        }
        return path;
    }

    /** Path and source, for people. */
    String shown(String path) {
        return source + "/" + ItemPath.shown(path);
    }

    /**
     * The path under which a result is written before it is whole. Short, because a name of the longest allowed length must still have
     * such a neighbour.
     */
    public static String unfinished(String path) {
        String digest = ContentHash.of(path.getBytes(StandardCharsets.UTF_8)).hex();
        return ItemPath.parent(path) + "." + digest.substring(0, NAME_DIGITS) + DocumentNames.UNFINISHED;
    }
}
