package dev.wenshu.connector.http.result;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Deletes documents whose folder nothing was written to for long, and what a crash left of uploads. */
public final class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final Duration BETWEEN = Duration.ofHours(1);
    private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);
    private static final String LEAVING = ".leaving-";

    private final ResultStore store;
    private final Duration kept;
    private final InstantSource clock;
    private Instant next = Instant.MIN;

    public Retention(ResultStore store, Duration kept, InstantSource clock) {
        this.store = store;
        this.kept = kept;
        this.clock = clock;
    }

    /** Does nothing where it was done within the hour. What cannot be deleted is tried again in the next. */
    public synchronized void whenDue() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(BETWEEN);
        try {
            for (Path kind : list(store.root())) {
                if (kind.equals(store.incoming())) {
                    deleteLeftovers(kind, now.minus(LONGEST_UPLOAD));
                } else {
                    for (Path sender : list(kind)) {
                        deleteOld(sender, now.minus(kept));
                    }
                }
            }
        } catch (IOException e) {
            LOG.warnf("Old results are not deleted: %s", e.getClass().getSimpleName());
        }
    }

    private static void deleteLeftovers(Path incoming, Instant before) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(incoming)) {
            for (Path file : files) {
                if (isOlder(file, before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** A folder is taken out of the way first, so that nothing is written to it while it is emptied. */
    private static void deleteOld(Path sender, Instant before) throws IOException {
        for (Path document : list(sender)) {
            String name = String.valueOf(document.getFileName());
            if (name.startsWith(LEAVING)) {
                deleteTree(document);
            } else if (DocumentId.isOne(name) && isOlder(document, before)) {
                Path leaving = document.resolveSibling(LEAVING + name);
                Files.move(document, leaving, StandardCopyOption.ATOMIC_MOVE);
                if (isOlder(leaving, before)) {
                    deleteTree(leaving);
                } else {
                    Files.move(leaving, document, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    private static boolean isOlder(Path path, Instant before) throws IOException {
        return Files.getLastModifiedTime(path).toInstant().isBefore(before);
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).toList();
        }
    }
}
