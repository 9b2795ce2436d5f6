package dev.wenshu.connector.files;

import dev.wenshu.kernel.ContentHash;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** A file of this machine, or of a mounted one, written as a whole: a reader sees the old one or the new one, also after a crash. */
public final class AtomicFile {
    private static final int NAME_DIGITS = 16;

    private AtomicFile() {}

    /** Writes the new content. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Says whether the file may still be replaced, asked when the new one is complete on disk. */
    @FunctionalInterface
    public interface Precondition {
        boolean holds() throws IOException;
    }

    /** Replaces or creates {@code target}; false, with nothing changed, where the precondition does not hold. */
    public static boolean write(Path target, Content content, Precondition precondition) throws IOException {
        Path temporary = temporaryFor(target);
        try {
            writeDurably(temporary, content);
            if (!precondition.holds()) {
                return false;
            }
            keepPermissions(target, temporary);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Moves a file to a place that must be free; {@link FileAlreadyExistsException} where it is not. */
    public static void move(Path source, Path target) throws IOException {
        // An atomic rename replaces what is there, so the name is taken first.
        Files.createFile(target);
        boolean moved = false;
        try {
            Files.move(source, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            moved = true;
        } finally {
            if (!moved) {
                Files.deleteIfExists(target);
            }
        }
    }

    /** Deletes unfinished files under {@code folder} that were left by a crash before {@code before}. */
    public static void deleteLeftovers(Path folder, Instant before) throws IOException {
        Deque<Path> folders = new ArrayDeque<>();
        folders.add(folder);
        while (!folders.isEmpty()) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folders.remove())) {
                for (Path entry : entries) {
                    if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                        folders.add(entry);
                    } else if (entry.toString().endsWith(DocumentNames.UNFINISHED)
                            && Files.getLastModifiedTime(entry).toInstant().isBefore(before)) {
                        Files.deleteIfExists(entry);
                    }
                }
            }
        }
    }

    private static void writeDurably(Path file, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            content.writeTo(out);
            channel.force(true);
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (view != null && Files.exists(from)) {
            Files.setPosixFilePermissions(to, view.readAttributes().permissions());
        }
    }

    /** Short, because a name of the longest allowed length must still have a temporary neighbour. */
    private static Path temporaryFor(Path target) {
        String name = String.valueOf(target.getFileName());
        String digest = ContentHash.of(name.getBytes(StandardCharsets.UTF_8)).hex();
        return target.resolveSibling("." + digest.substring(0, NAME_DIGITS) + DocumentNames.UNFINISHED);
    }
}
