package dev.wenshu.connector.folder;

import dev.wenshu.connector.files.DocumentNames;
import dev.wenshu.connector.files.PathGlobs;
import dev.wenshu.connector.folder.inbox.Inbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;

/** Which files are documents: not hidden, not half a download, not an editor's lock, not written by Wenshu itself. */
final class PickUpFilter {
    private final Inbox inbox;
    private final PathGlobs include;
    private final PathGlobs exclude;
    private final PathGlobs ledgers;

    PickUpFilter(Inbox inbox, List<String> include, List<String> exclude, List<String> ledgers) {
        this.inbox = inbox;
        this.include = PathGlobs.of(include);
        this.exclude = PathGlobs.of(exclude);
        this.ledgers = PathGlobs.of(ledgers);
    }

    boolean acceptsFolder(Path folder) {
        return !name(folder).startsWith(".") && !inbox.skips(folder) && !isLink(folder);
    }

    /** By name only; whether the file is a link is looked at when it is taken. */
    boolean acceptsFile(Path file) {
        String path = inbox.itemId(file);
        return DocumentNames.mayBeDocument(String.valueOf(file.getFileName()), inbox.sidecarSuffixes())
                && !ledgers.matches(path)
                && !exclude.matches(path)
                && (include.isEmpty() || include.matches(path));
    }

    boolean isLedger(String name) {
        return Path.of(name).getNameCount() == 1 && ledgers.matches(name);
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

    private static String name(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    }
}
