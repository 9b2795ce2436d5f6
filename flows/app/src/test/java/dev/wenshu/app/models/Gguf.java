package dev.wenshu.app.models;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes that begin as a GGUF file does. */
public final class Gguf {
    private Gguf() {}

    public static byte[] ofSize(int size) {
        return header(3, 12, 4, size);
    }

    static byte[] header(int version, long tensors, long properties, int size) {
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {'G', 'G', 'U', 'F'})
                .putInt(version)
                .putLong(tensors)
                .putLong(properties);
        for (int i = bytes.position(); i < size; i++) {
            bytes.put((byte) (i * 31));
        }
        return bytes.array();
    }
}
