package dev.wenshu.connector.files;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.polling.CheckedStream;
import dev.wenshu.connector.polling.ListedItem;
import dev.wenshu.connector.polling.Listing;
import dev.wenshu.connector.polling.OpenItem;
import dev.wenshu.connector.polling.PolledSource;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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
        FileSession session = store.open();
        try {
            session.requireRoot();
        } catch (Fault fault) {
            session.close();
            throw fault;
        }
        return new Walk(this, session);
    }

    private static final class Walk implements Listing {
        private final FilesSource from;
        private final FileSession session;
        private final Deque<String> folders = new ArrayDeque<>(List.of(""));
        private Iterator<StoredFile> files = List.<StoredFile>of().iterator();
        private Optional<Fault> forbidden = Optional.empty();

        Walk(FilesSource from, FileSession session) {
            this.from = from;
            this.session = session;
        }

        @Override
        public Optional<ListedItem> next() {
            while (!files.hasNext() && !folders.isEmpty()) {
                files = documentsOf(folders.pop());
            }
            if (files.hasNext()) {
                return Optional.of(listed(files.next()));
            }
            if (forbidden.isPresent()) {
                throw forbidden.get();
            }
            return Optional.empty();
        }

        @Override
        public Optional<OpenItem> open(ListedItem listed) {
            Optional<StoredFile> found = session.find(listed.id()).filter(file -> isAsListed(file, listed));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            return session.read(listed.id())
                    .map(content -> new Opened(
                            item(found.get()),
                            new CheckedStream(
                                    found.get().path(),
                                    content,
                                    OptionalLong.of(found.get().size()))));
        }

        @Override
        public void close() {
            session.close();
        }

        private Iterator<StoredFile> documentsOf(String folder) {
            List<StoredFile> entries = entriesOf(folder);
            if (folder.chars().filter(c -> c == '/').count() < DEEPEST) {
                entries.stream()
                        .filter(this::looksInto)
                        .map(StoredFile::path)
                        .filter(ItemPath::isPlain)
                        .sorted(Comparator.reverseOrder())
                        .forEach(folders::push);
            }
            return entries.stream()
                    .filter(entry -> from.inbox().isDocument(entry) || isHostileFolder(entry))
                    .sorted(Comparator.comparing(StoredFile::modified).thenComparing(StoredFile::path))
                    .iterator();
        }

        /** A sub-folder that may not be looked into is said at the end, and those after it are looked into. */
        private List<StoredFile> entriesOf(String folder) {
            try {
                return session.list(folder);
            } catch (Fault fault) {
                if (folder.isEmpty() || fault.category() != FaultCategory.SETUP) {
                    throw fault;
                }
                forbidden = forbidden.or(() -> Optional.of(fault));
                return List.of();
            }
        }

        private boolean looksInto(StoredFile entry) {
            return from.recursive() && from.inbox().looksInto(entry);
        }

        /** Listed, so that it is counted among the names that are left alone. */
        private boolean isHostileFolder(StoredFile entry) {
            return looksInto(entry) && !ItemPath.isPlain(entry.path());
        }

        /** What changed since it was listed may still be written to. */
        private static boolean isAsListed(StoredFile file, ListedItem listed) {
            return file.isFile() && file.version().equals(listed.state());
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

    private record Opened(SourceItem item, CheckedStream content) implements OpenItem {
        @Override
        public String state() {
            return item.version();
        }

        @Override
        public void close() {
            content.close();
        }
    }
}
