package dev.wenshu.inference.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads the head of a GGUF file by the letter of the format, on its own. */
final class GgufDirectory {
    private final ByteBuffer buffer;
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, Long> offsets = new HashMap<>();
    private final long start;

    private GgufDirectory(ByteBuffer buffer) {
        this.buffer = buffer;
        if (buffer.getInt() != 0x46554747 || buffer.getInt() != 3) {
            throw new IllegalStateException("not a GGUF file of version 3");
        }
        long tensors = buffer.getLong();
        long keys = buffer.getLong();
        for (long i = 0; i < keys; i++) {
            values.put(string(), value(buffer.getInt()));
        }
        for (long i = 0; i < tensors; i++) {
            String name = string();
            int dimensions = buffer.getInt();
            buffer.position(buffer.position() + dimensions * Long.BYTES + Integer.BYTES);
            offsets.put(name, buffer.getLong());
        }
        start = (buffer.position() + 31L) / 32 * 32;
    }

    static GgufDirectory of(Path file) throws IOException {
        return new GgufDirectory(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN));
    }

    boolean has(String tensor) {
        return offsets.containsKey(tensor);
    }

    long offset(String tensor) {
        return offsets.getOrDefault(tensor, -1L);
    }

    long lastOffset() {
        return offsets.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    long start() {
        return start;
    }

    String text(String key) {
        return String.valueOf(values.get(key));
    }

    private Object value(int type) {
        return switch (type) {
            case 4, 5 -> buffer.getInt();
            case 6 -> buffer.getFloat();
            case 7 -> buffer.get() != 0;
            case 8 -> string();
            case 9 -> {
                int element = buffer.getInt();
                long size = buffer.getLong();
                for (long i = 1; i < size; i++) {
                    value(element);
                }
                yield value(element);
            }
            default -> throw new IllegalStateException("type " + type);
        };
    }

    private String string() {
        byte[] utf8 = new byte[Math.toIntExact(buffer.getLong())];
        buffer.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
