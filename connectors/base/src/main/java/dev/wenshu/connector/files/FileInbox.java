package dev.wenshu.connector.files;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The watched folder of a server: which files are documents, and where an item id or a folder of the suite may lead.
 *
 * @param system name of the connector
 * @param source as {@link dev.wenshu.connector.SourceItem#source()}
 * @param skipFolders never picked up from and the only ones that originals are moved to; relative, without outer slashes
 * @param sidecarSuffixes endings of result files, each beginning with a dot
 * @param include globs of what to take; empty takes all. Without a slash they match the name, with one the path
 * @param exclude globs of what to leave alone
 */
public record FileInbox(
        String system,
        String source,
        List<String> skipFolders,
        List<String> sidecarSuffixes,
        List<String> include,
        List<String> exclude) {
    /** End of the names under which results are written before they are whole. */
    public static final String UNFINISHED = ".wenshu-tmp";

    private static final List<String> UNFINISHED_BY_OTHERS =
            List.of(".part", ".partial", ".crdownload", ".download", ".tmp", ".temp", ".filepart", UNFINISHED);
    private static final Set<String> SYSTEM_FILES = Set.of("thumbs.db", "desktop.ini", "ehthumbs.db");

    public FileInbox {
        skipFolders = skipFolders.stream().map(ItemPath::withoutOuterSlashes).toList();
        sidecarSuffixes = List.copyOf(sidecarSuffixes);
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** As the settings say. */
    public static FileInbox of(String system, String source, FileSettings settings) {
        return new FileInbox(
                system,
                source,
                settings.skipFolders(),
                settings.sidecarSuffixes(),
                settings.include().orElse(List.of()),
                settings.exclude().orElse(List.of()));
    }

    /** Whether a path lies in a skipped folder or is one. */
    public boolean skips(String path) {
        return skipFolders.stream().anyMatch(folder -> path.equals(folder) || path.startsWith(folder + "/"));
    }

    /** Whether to look for documents in a folder. */
    public boolean looksInto(StoredFile folder) {
        return folder.isFolder() && !ItemPath.lastName(folder.path()).startsWith(".") && !skips(folder.path());
    }

    /** Not hidden, not half an upload, not an editor's lock, not written by the suite itself, and wanted by the settings. */
    public boolean isDocument(StoredFile file) {
        String name = ItemPath.lastName(file.path()).toLowerCase(Locale.ROOT);
        return file.isFile()
                && !name.startsWith(".")
                && !name.startsWith("~$")
                && !SYSTEM_FILES.contains(name)
                && UNFINISHED_BY_OTHERS.stream().noneMatch(name::endsWith)
                && sidecarSuffixes.stream().noneMatch(suffix -> name.endsWith(suffix.toLowerCase(Locale.ROOT)))
                && !skips(file.path())
                && !matches(exclude, file.path())
                && (include.isEmpty() || matches(include, file.path()));
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

    private static boolean matches(List<String> globs, String path) {
        // A name that this machine's file system cannot have is none that a pattern names.
        Path relative = Path.of(path.toLowerCase(Locale.ROOT).replace('\0', '?'));
        return globs.stream()
                .map(FileInbox::matcher)
                .anyMatch(matcher -> matcher.matches(relative) || matcher.matches(relative.getFileName()));
    }

    private static PathMatcher matcher(String glob) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob.toLowerCase(Locale.ROOT));
    }
}
