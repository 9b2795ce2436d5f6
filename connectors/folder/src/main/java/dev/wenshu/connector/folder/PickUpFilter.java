package dev.wenshu.connector.folder;

import dev.wenshu.connector.folder.inbox.AtomicFile;
import dev.wenshu.connector.folder.inbox.Inbox;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;

/** Which files are documents: not hidden, not half a download, not an editor's lock, not written by Wenshu itself. */
final class PickUpFilter {
    private static final List<String> UNFINISHED = List.of(
            ".part", ".partial", ".crdownload", ".download", ".tmp", ".temp", ".filepart", AtomicFile.TEMPORARY);
    private static final List<String> SYSTEM_FILES = List.of("thumbs.db", "desktop.ini", "ehthumbs.db");

    private final Inbox inbox;
    private final List<PathMatcher> include;
    private final List<PathMatcher> exclude;
    private final List<PathMatcher> ledgers;

    PickUpFilter(Inbox inbox, List<String> include, List<String> exclude, List<String> ledgers) {
        this.inbox = inbox;
        this.include = matchers(include);
        this.exclude = matchers(exclude);
        this.ledgers = matchers(ledgers);
    }

    boolean acceptsFolder(Path folder) {
        return !name(folder).startsWith(".") && !inbox.skips(folder) && !isLink(folder);
    }

    /** By name only; whether the file is a link is looked at when it is taken. */
    boolean acceptsFile(Path file) {
        String name = name(file);
        return !name.startsWith(".")
                && !name.startsWith("~$")
                && UNFINISHED.stream().noneMatch(name::endsWith)
                && !SYSTEM_FILES.contains(name)
                && inbox.sidecarSuffixes().stream().noneMatch(suffix -> name.endsWith(suffix.toLowerCase(Locale.ROOT)))
                && !matches(ledgers, file)
                && !matches(exclude, file)
                && (include.isEmpty() || matches(include, file));
    }

    boolean isLedger(String name) {
        Path folded = Path.of(name.toLowerCase(Locale.ROOT));
        return folded.getNameCount() == 1 && ledgers.stream().anyMatch(matcher -> matcher.matches(folded));
    }

    /** A link, junction or device: could lead out of the inbox or round in a circle. */
    static boolean isLink(Path path) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isSymbolicLink() || attributes.isOther();
        } catch (IOException e) {
            return true;
        }
    }

    private boolean matches(List<PathMatcher> matchers, Path file) {
        Path relative = Path.of(inbox.itemId(file).toLowerCase(Locale.ROOT));
        return matchers.stream()
                .anyMatch(matcher -> matcher.matches(relative) || matcher.matches(relative.getFileName()));
    }

    private static List<PathMatcher> matchers(List<String> globs) {
        return globs.stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    }
}
