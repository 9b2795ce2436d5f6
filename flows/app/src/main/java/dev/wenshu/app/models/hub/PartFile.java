package dev.wenshu.app.models.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What has come of a file: {@code NAME.part}, and beside it {@code NAME.part.json} that says of which content it is a part.
 * Locked, so that two downloads of one file do not mix.
 */
final class PartFile implements AutoCloseable {
    private final Path target;
    private final Path part;
    private final Path mark;
    private final FileChannel channel;
    private Mark known;

    private PartFile(Path target, FileChannel channel, Mark known) {
        this.target = target;
        this.part = beside(target, ".part");
        this.mark = beside(target, ".part.json");
        this.channel = channel;
        this.known = known;
    }

    /** Keeps what is there where it is part of the same content, as far as the hub's listing tells. */
    static PartFile open(Path target, HubFile file) {
        Path part = beside(target, ".part");
        Mark wanted = new Mark(file.sha256().map(ContentHash::hex).orElse(null), file.size(), null);
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                lock(channel, target);
                Mark found = read(beside(target, ".part.json"));
                if (found != null && found.isOf(wanted) && channel.size() <= file.size()) {
                    channel.position(channel.size());
                    return new PartFile(target, channel, found);
                }
                PartFile opened = new PartFile(target, channel, wanted);
                opened.restart();
                return opened;
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    long size() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    @Nullable
    String etag() {
        return known.etag();
    }

    /** Forgets what has come; the next byte is the first. */
    void restart() {
        try {
            channel.truncate(0);
            channel.position(0);
            remember(null);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    void remember(@Nullable String etag) {
        known = new Mark(known.sha256(), known.size(), etag);
        try {
            Files.write(mark, Json.mapper().writeValueAsBytes(known));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of ours is always writable as JSON", e);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    void append(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    ContentHash hash() {
        try {
            return ContentHash.of(part);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** Puts the whole file in its place, at once and on the disk. */
    void complete() {
        try {
            channel.force(true);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    void discard() {
        try {
            Files.deleteIfExists(mark);
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path beside(Path target, String ending) {
        return target.resolveSibling(target.getFileName() + ending);
    }

    private static void lock(FileChannel channel, Path target) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new Fault(FaultCategory.CAPACITY, "another download to " + target + " is running");
        }
    }

    private static @Nullable Mark read(Path mark) throws IOException {
        if (!Files.isRegularFile(mark)) {
            return null;
        }
        try {
            return Json.mapper().readValue(Files.readAllBytes(mark), Mark.class);
        } catch (JsonProcessingException e) {
            // Cut off by a crash: what has come is begun again.
            return null;
        }
    }

    private static Fault unwritable(Path target, IOException cause) {
        return new Fault(
                FaultCategory.CAPACITY,
                target + " cannot be written (" + cause.getMessage()
                        + "); check the room and permissions of its folder",
                cause);
    }

    private record Mark(
            @Nullable String sha256, long size, @Nullable String etag) {
        boolean isOf(Mark wanted) {
            return Objects.equals(sha256, wanted.sha256) && size == wanted.size;
        }
    }
}
