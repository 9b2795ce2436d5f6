package dev.wenshu.connector.files;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.connector.SourceItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds an original by its item id and version: where it was read, or where an earlier operation moved it. A move keeps the
 * version, which so proves identity, and no list of moves has to be kept.
 */
final class OriginalLocator {
    static final int MOST_NUMBERS = 1_000;

    private final FileInbox inbox;
    private final FileSession session;

    OriginalLocator(FileInbox inbox, FileSession session) {
        this.inbox = inbox;
        this.session = session;
    }

    /** Where an original is. */
    sealed interface Place {
        record Found(StoredFile file) implements Place {}

        /** {@code reason} is for people. */
        record Lost(String reason) implements Place {}
    }

    Place find(SourceItem item) {
        Optional<StoredFile> home = session.find(inbox.require(item.itemId()));
        if (home.filter(file -> isVersion(file, item)).isPresent()) {
            return new Place.Found(home.get());
        }
        Optional<StoredFile> moved = moved(item);
        if (moved.isPresent()) {
            return new Place.Found(moved.get());
        }
        if (home.isEmpty()) {
            session.requireRoot();
            return new Place.Lost("the original is no longer where it was read");
        }
        return new Place.Lost("the original was changed after it was read");
    }

    /** Whether {@code file} is in the state that was read. */
    static boolean isVersion(StoredFile file, SourceItem item) {
        return file.isFile() && file.version().equals(item.version());
    }

    private Optional<StoredFile> moved(SourceItem item) {
        for (String folder : targetFolders()) {
            String wanted = folder + "/" + item.itemId();
            Optional<StoredFile> candidate = session.find(wanted);
            for (int number = 2; candidate.isPresent() && number < MOST_NUMBERS; number++) {
                if (isVersion(candidate.get(), item)) {
                    return candidate;
                }
                candidate = session.find(ItemPath.numbered(wanted, number));
            }
        }
        return Optional.empty();
    }

    /** The move targets and their direct sub-folders, as in {@code done} and {@code done/2026-11}. */
    private List<String> targetFolders() {
        List<String> folders = new ArrayList<>();
        for (String target : inbox.skipFolders()) {
            folders.add(target);
            session.list(target).stream()
                    .filter(StoredFile::isFolder)
                    .map(StoredFile::path)
                    .forEach(folders::add);
        }
        return folders;
    }
}
