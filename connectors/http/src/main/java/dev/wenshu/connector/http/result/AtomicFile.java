package dev.wenshu.connector.http.result;

import dev.wenshu.kernel.ContentHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file written as a whole: a reader sees the old one or the new one, also after a crash. */
final class AtomicFile {
    private static final int NAME_DIGITS = 16;

    private AtomicFile() {}

    static void write(Path target, byte[] content) throws IOException {
        String name = String.valueOf(target.getFileName());
        String digest = ContentHash.of(name.getBytes(StandardCharsets.UTF_8)).hex();
        Path temporary = target.resolveSibling("." + digest.substring(0, NAME_DIGITS) + ".wenshu-tmp");
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
