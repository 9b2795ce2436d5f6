package dev.wenshu.inference.llamacpp.library;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** What the loaded back ends can compute on. */
public final class DeviceFunctions {
    private static final int LONGEST_NAME = 256;
    private static final int CPU = 0;

    private final NativeFunction count;
    private final NativeFunction get;
    private final NativeFunction name;
    private final NativeFunction type;
    private final NativeFunction memory;

    DeviceFunctions(Symbols ggml, Symbols base) {
        FunctionDescriptor text = FunctionDescriptor.of(ADDRESS, ADDRESS);
        count = ggml.function("ggml_backend_dev_count", FunctionDescriptor.of(JAVA_LONG));
        get = ggml.function("ggml_backend_dev_get", FunctionDescriptor.of(ADDRESS, JAVA_LONG));
        name = base.function("ggml_backend_dev_name", text);
        type = base.function("ggml_backend_dev_type", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        memory = base.function("ggml_backend_dev_memory", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS));
    }

    /** In llama.cpp's order. */
    public List<Device> devices() {
        List<Device> devices = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment free = arena.allocate(JAVA_LONG);
            MemorySegment total = arena.allocate(JAVA_LONG);
            for (long i = 0; i < count.asLong(); i++) {
                MemorySegment pointer = get.asPointer(i);
                memory.run(pointer, free, total);
                devices.add(new Device(
                        NativeText.read(name.asPointer(pointer), LONGEST_NAME),
                        type.asInt(pointer) == CPU,
                        total.get(JAVA_LONG, 0),
                        pointer));
            }
        }
        return List.copyOf(devices);
    }

    /** A processor or a graphics card; the pointer is llama.cpp's and lives as long as the process. */
    public record Device(String name, boolean cpu, long totalBytes, MemorySegment pointer) {}
}
