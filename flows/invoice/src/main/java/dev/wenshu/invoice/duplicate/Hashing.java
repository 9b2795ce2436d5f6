package dev.wenshu.invoice.duplicate;

import java.nio.charset.StandardCharsets;

/** 64-bit hashes that stay the same for ever, since they are stored: FNV-1a with the finaliser of SplitMix64. */
final class Hashing {
    private static final long OFFSET = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    private Hashing() {}

    static long of(byte[] bytes) {
        long hash = OFFSET;
        for (byte b : bytes) {
            hash = (hash ^ (b & 0xFF)) * PRIME;
        }
        return mixed(hash);
    }

    /** Of a key with its parts in order; the name keeps keys of different kinds apart. */
    static long of(String name, String... parts) {
        return of((name + "\0" + String.join("\0", parts)).getBytes(StandardCharsets.UTF_8));
    }

    static long mixed(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
