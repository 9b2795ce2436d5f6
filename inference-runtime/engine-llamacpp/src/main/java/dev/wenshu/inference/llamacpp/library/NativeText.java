package dev.wenshu.inference.llamacpp.library;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** Reads C strings from a library that is trusted to end them, but not to keep them short. */
final class NativeText {
    private NativeText() {}

    /** Empty for the null pointer; cut at the limit. */
    @SuppressWarnings("restricted")
    static String read(MemorySegment pointer, long limit) {
        if (pointer.address() == 0) {
            return "";
        }
        MemorySegment bytes = pointer.reinterpret(limit);
        int length = 0;
        while (length < limit && bytes.get(JAVA_BYTE, length) != 0) {
            length++;
        }
        return new String(bytes.asSlice(0, length).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
    }
}
