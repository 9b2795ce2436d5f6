package dev.wenshu.backbone.store;

import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Originals in a folder, fanned out by the first four digits of their hash. A file appears under its name only when all its
 * bytes are on the disk: written under a temporary name, synced, then renamed.
 */
public final class FolderStore implements OriginalStore {
    private static final int CHUNK = 64 * 1024;
    /** Several processes may share the folder; what one of them is writing now is left alone. */
    private static final Duration ABANDONED_AFTER = Duration.ofDays(1);

    private final Path folder;
    private final Path incoming;
    private final long maxBytes;
    private final long minFreeBytes;

    /**
     * A store in this folder, which is made where missing; what was left half-written a day ago is deleted.
     *
     * @param maxBytes larger originals are not kept
     * @param minFreeBytes below this nothing is taken in, so that the database and the broker keep their room
     */
    public FolderStore(Path folder, long maxBytes, long minFreeBytes, InstantSource clock) {
        this.folder = folder;
        this.incoming = folder.resolve("incoming");
        this.maxBytes = maxBytes;
        this.minFreeBytes = minFreeBytes;
        try {
            Files.createDirectories(incoming);
            try (var leftovers = Files.newDirectoryStream(incoming)) {
                FileTime abandoned = FileTime.from(clock.instant().minus(ABANDONED_AFTER));
                for (Path leftover : leftovers) {
                    if (Files.getLastModifiedTime(leftover).compareTo(abandoned) < 0) {
                        Files.deleteIfExists(leftover);
                    }
                }
            }
        } catch (IOException e) {
            throw new Fault(FaultCategory.SETUP, "Cannot use the folder for originals: " + folder, e);
        }
    }

    @Override
    public StoredOriginal store(InputStream bytes) {
        requireRoom();
        try {
            Path temporary = Files.createTempFile(incoming, "original-", ".part");
            try {
                StoredOriginal stored = copy(bytes, temporary);
                if (stored instanceof StoredOriginal.Kept) {
                    publish(temporary, path(stored.hash()));
                }
                return stored;
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new Fault(
                    FaultCategory.EXTERNAL, "An original could not be read or stored; it stays in its source", e);
        }
    }

    @Override
    public Path open(ContentHash hash) {
        Path original = path(hash);
        try {
            if (!ContentHash.of(original).equals(hash)) {
                throw new Fault(FaultCategory.INTERNAL, "Stored original " + hash + " was changed on disk");
            }
            return original;
        } catch (IOException e) {
            throw new Fault(FaultCategory.INTERNAL, "Stored original " + hash + " cannot be read", e);
        }
    }

    private StoredOriginal copy(InputStream bytes, Path target) throws IOException {
        MessageDigest digest = ContentHash.sha256();
        long size = 0;
        byte[] chunk = new byte[CHUNK];
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.WRITE)) {
            for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
                digest.update(chunk, 0, read);
                size += read;
                if (size <= maxBytes) {
                    writeFully(out, ByteBuffer.wrap(chunk, 0, read));
                }
            }
            out.force(true);
        }
        ContentHash hash = ContentHash.of(digest);
        return size > maxBytes ? new StoredOriginal.TooLarge(hash, size) : new StoredOriginal.Kept(hash, size);
    }

    private static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static void publish(Path temporary, Path target) throws IOException {
        if (Files.exists(target)) {
            return;
        }
        Files.createDirectories(target.getParent());
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        // The rename itself is durable only when the folder is synced; not every file system lets a folder be opened.
        try (FileChannel directory = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            System.getLogger(FolderStore.class.getName())
                    .log(System.Logger.Level.DEBUG, "Folder cannot be synced here", e);
        }
    }

    private void requireRoom() {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < minFreeBytes) {
                throw new Fault(
                        FaultCategory.CAPACITY,
                        "Only " + free + " bytes free for originals, " + minFreeBytes
                                + " are required; nothing is taken in until there is room");
            }
        } catch (IOException e) {
            throw new Fault(FaultCategory.EXTERNAL, "The room for originals cannot be told", e);
        }
    }

    private Path path(ContentHash hash) {
        String hex = hash.hex();
        return folder.resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4)).resolve(hex);
    }
}
