package dev.wenshu.document.parse;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of this process inside the configured one; those of processes that no longer live are removed. */
final class WorkFolder {
    private static final System.Logger LOG = System.getLogger(WorkFolder.class.getName());
    private static final String DOCUMENT = "doc-";
    private static final String PREFIX = "parser-";
    private static final String SEPARATOR = "-";

    private final Path folder;

    WorkFolder(Path root) {
        try {
            Files.createDirectories(root);
            removeOrphans(root);
            folder = Files.createTempDirectory(
                            root.toAbsolutePath(),
                            PREFIX + ProcessHandle.current().pid() + SEPARATOR)
                    .toRealPath();
        } catch (IOException e) {
            throw new Fault(FaultCategory.SETUP, "the parser's work folder " + root + " cannot be used", e);
        }
    }

    Path path() {
        return folder;
    }

    Path newDocument() {
        try {
            return Files.createTempDirectory(folder, DOCUMENT);
        } catch (IOException e) {
            throw new Fault(FaultCategory.CAPACITY, "the parser's work folder cannot be written to", e);
        }
    }

    /** Deletes the folder unless documents in it are still open. */
    void removeIfUnused() {
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.noneMatch(entry -> entry.getFileName().toString().startsWith(DOCUMENT))) {
                delete(folder);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "work folder {0} could not be listed", folder);
        }
    }

    /** Deletes a folder with everything in it; what is gone already or cannot be deleted is left to the next start. */
    static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException reason) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException reason)
                        throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "work folder {0} could not be deleted", folder);
        }
    }

    private static void removeOrphans(Path root) throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            List<Path> orphans = entries.filter(WorkFolder::isOrphan).toList();
            orphans.forEach(WorkFolder::delete);
        }
    }

    private static boolean isOrphan(Path entry) {
        String name = entry.getFileName().toString();
        if (!name.startsWith(PREFIX)) {
            return false;
        }
        String[] parts = name.substring(PREFIX.length()).split(SEPARATOR, 2);
        try {
            return ProcessHandle.of(Long.parseLong(parts[0])).isEmpty();
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
