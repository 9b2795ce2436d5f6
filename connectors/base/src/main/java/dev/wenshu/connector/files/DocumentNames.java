package dev.wenshu.connector.files;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a file's name says about whether it is a document. */
public final class DocumentNames {
    /** End of the names under which results are written before they are whole. */
    public static final String UNFINISHED = ".wenshu-tmp";

    private static final List<String> UNFINISHED_BY_OTHERS =
            List.of(".part", ".partial", ".crdownload", ".download", ".tmp", ".temp", ".filepart", UNFINISHED);
    private static final Set<String> SYSTEM_FILES = Set.of("thumbs.db", "desktop.ini", "ehthumbs.db");

    private DocumentNames() {}

    /**
     * Not hidden, not half a download, not an editor's lock, not written by the suite itself.
     *
     * @param name the last name of a path
     * @param sidecarSuffixes endings of result files
     */
    public static boolean mayBeDocument(String name, List<String> sidecarSuffixes) {
        String folded = name.toLowerCase(Locale.ROOT);
        return !folded.startsWith(".")
                && !folded.startsWith("~$")
                && !SYSTEM_FILES.contains(folded)
                && UNFINISHED_BY_OTHERS.stream().noneMatch(folded::endsWith)
                && sidecarSuffixes.stream().noneMatch(suffix -> folded.endsWith(suffix.toLowerCase(Locale.ROOT)));
    }
}
