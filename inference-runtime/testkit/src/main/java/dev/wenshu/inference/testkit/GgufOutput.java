package dev.wenshu.inference.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Little-endian numbers and strings of a GGUF file, through one buffer. */
final class GgufOutput implements Closeable {
    private static final int BUFFER_BYTES = 1 << 20;
    private static final int ALIGNMENT = 32;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    /** Replaces what is there. */
    GgufOutput(Path file) throws IOException {
        this.channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** The buffer, with room for so many bytes more. */
    ByteBuffer room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        if (buffer.remaining() < bytes) {
            throw new IllegalArgumentException("a piece of " + bytes + " bytes is more than the buffer");
        }
        return buffer;
    }

    void int32(int value) throws IOException {
        room(Integer.BYTES).putInt(value);
    }

    void int64(long value) throws IOException {
        room(Long.BYTES).putLong(value);
    }

    void string(String value) throws IOException {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        int64(utf8.length);
        room(utf8.length).put(utf8);
    }

    /** Zeros up to the next whole block. */
    void align() throws IOException {
        while ((channel.position() + buffer.position()) % ALIGNMENT != 0) {
            room(1).put((byte) 0);
        }
    }

    static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
