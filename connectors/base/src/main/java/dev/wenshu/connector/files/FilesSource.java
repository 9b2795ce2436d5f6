package dev.wenshu.connector.files;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.polling.ListedItem;
import dev.wenshu.connector.polling.Listing;
import dev.wenshu.connector.polling.OpenItem;
import dev.wenshu.connector.polling.PolledSource;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The documents of a watched folder and its sub-folders, a folder at a time, each oldest first; one folder's list and the names of
 * those to come are all that is held.
 */
public record FilesSource(FileInbox inbox, FileStore store, boolean recursive) implements PolledSource {
    private static final int DEEPEST = 32;

    @Override
    public String name() {
        return inbox.source();
    }

    @Override
    public Listing list() {
        return new Walk(this, store.open());
    }

    private static final class Walk implements Listing {
        private final FilesSource from;
        private final FileSession session;
        private final Deque<String> folders = new ArrayDeque<>(List.of(""));
        private Iterator<StoredFile> files = List.<StoredFile>of().iterator();

        Walk(FilesSource from, FileSession session) {
            this.from = from;
            this.session = session;
            session.requireRoot();
        }

        @Override
        public Optional<ListedItem> next() {
            while (!files.hasNext() && !folders.isEmpty()) {
                files = documentsOf(folders.pop());
            }
            return files.hasNext() ? Optional.of(listed(files.next())) : Optional.empty();
        }

        @Override
        public Optional<OpenItem> open(ListedItem listed) {
            Optional<StoredFile> found = session.find(listed.id()).filter(StoredFile::isFile);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            return session.read(listed.id()).map(content -> new Opened(item(found.get()), content));
        }

        @Override
        public void close() {
            session.close();
        }

        private Iterator<StoredFile> documentsOf(String folder) {
            List<StoredFile> entries = session.list(folder);
            if (from.recursive() && folder.chars().filter(c -> c == '/').count() < DEEPEST) {
                entries.stream()
                        .filter(from.inbox()::looksInto)
                        .map(StoredFile::path)
                        .sorted(Comparator.reverseOrder())
                        .forEach(folders::push);
            }
            return entries.stream()
                    .filter(from.inbox()::isDocument)
                    .sorted(Comparator.comparing(StoredFile::modified).thenComparing(StoredFile::path))
                    .iterator();
        }

        private SourceItem item(StoredFile file) {
            return new SourceItem(
                    from.inbox().system(),
                    from.inbox().source(),
                    file.path(),
                    file.version(),
                    ItemPath.lastName(file.path()),
                    file.modified());
        }

        private static ListedItem listed(StoredFile file) {
            return new ListedItem(file.path(), file.version());
        }
    }

    private record Opened(SourceItem item, InputStream content) implements OpenItem {
        @Override
        public String state() {
            return item.version();
        }

        @Override
        public void close() {
            try {
                content.close();
            } catch (IOException | UncheckedIOException e) {
                throw new Fault(FaultCategory.EXTERNAL, "the server broke off " + ItemPath.shown(item.itemId()), e);
            }
        }
    }
}
