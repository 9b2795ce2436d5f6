package dev.wenshu.connector.folder.inbox;

import dev.wenshu.connector.SourceItem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds an original by its item id and version: where it was read, or where an earlier operation moved it. A move keeps
 * size and modification time, so the version proves identity and no list of moves has to be kept.
 */
public final class OriginalLocator {
    private final Inbox inbox;

    public OriginalLocator(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Where an original is. */
    public sealed interface Place {
        record Found(Path file) implements Place {}

        /** {@code reason} is for people. */
        record Lost(String reason) implements Place {}
    }

    public Place find(SourceItem item) {
        inbox.requireReachable();
        Path home = inbox.resolve(item.itemId());
        try {
            if (isVersion(home, item)) {
                return new Place.Found(home);
            }
            Optional<Path> moved = moved(item);
            if (moved.isPresent()) {
                return new Place.Found(moved.get());
            }
        } catch (IOException e) {
            throw FolderFaults.of("looking for " + item.itemId() + " in " + inbox.root(), e);
        }
        return new Place.Lost(
                Files.exists(home, LinkOption.NOFOLLOW_LINKS)
                        ? "the original was changed after it was read"
                        : "the original is no longer where it was read");
    }

    /** Whether {@code file} is there in the state that was read. */
    boolean isVersion(Path file, SourceItem item) throws IOException {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && FileVersion.of(file).text().equals(item.version());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private Optional<Path> moved(SourceItem item) throws IOException {
        for (Path folder : targetFolders()) {
            Path wanted = folder.resolve(item.itemId());
            Path candidate = wanted;
            for (int number = 2; Files.exists(candidate, LinkOption.NOFOLLOW_LINKS); number++) {
                if (isVersion(candidate, item)) {
                    return Optional.of(candidate);
                }
                candidate = numbered(wanted, number);
            }
        }
        return Optional.empty();
    }

    /** The move targets and their direct sub-folders, as in {@code done} and {@code done/2026-11}. */
    private List<Path> targetFolders() throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Path target : inbox.targets()) {
            if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
                folders.add(target);
                try (DirectoryStream<Path> entries = Files.newDirectoryStream(
                        target, entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))) {
                    entries.forEach(folders::add);
                }
            }
        }
        return folders;
    }

    /** {@code a.pdf} as {@code a (2).pdf}. */
    static Path numbered(Path file, int number) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        int end = dot > 0 ? dot : name.length();
        return file.resolveSibling(name.substring(0, end) + " (" + number + ")" + name.substring(end));
    }
}
