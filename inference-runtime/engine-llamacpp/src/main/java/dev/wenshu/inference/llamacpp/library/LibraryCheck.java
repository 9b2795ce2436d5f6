package dev.wenshu.inference.llamacpp.library;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Is this the build that {@link Structs} describes? Its version is compared, then the defaults that the library itself writes
 * into both parameter structs, field by field and with a guard behind them: a field that was added, removed or moved shows.
 */
final class LibraryCheck {
    private static final byte GUARD = (byte) 0xA5;
    private static final long ROOM = 1024;
    private static final String UNSET = "-1";

    private static final Map<String, String> MODEL_DEFAULTS = Map.of(
            "n_gpu_layers", UNSET,
            "split_mode", "1",
            "load_mode", UNSET,
            "lazy_mode", "1",
            "use_extra_bufts", "1");

    private static final Map<String, String> CONTEXT_DEFAULTS = Map.ofEntries(
            Map.entry("n_ctx", "512"),
            Map.entry("n_batch", "2048"),
            Map.entry("n_ubatch", "512"),
            Map.entry("n_seq_max", "1"),
            Map.entry("n_outputs_max_per_seq", "1"),
            Map.entry("n_threads", "4"),
            Map.entry("n_threads_batch", "4"),
            Map.entry("rope_scaling_type", UNSET),
            Map.entry("pooling_type", UNSET),
            Map.entry("attention_type", UNSET),
            Map.entry("flash_attn_type", UNSET),
            Map.entry("yarn_ext_factor", "-1.0"),
            Map.entry("yarn_attn_factor", "-1.0"),
            Map.entry("yarn_beta_fast", "-1.0"),
            Map.entry("yarn_beta_slow", "-1.0"),
            Map.entry("defrag_thold", "-1.0"),
            Map.entry("type_k", "1"),
            Map.entry("type_v", "1"),
            Map.entry("offload_kqv", "1"),
            Map.entry("no_perf", "1"),
            Map.entry("op_offload", "1"),
            Map.entry("swa_full", "1"));

    private LibraryCheck() {}

    /** Throws a SETUP fault that names the first difference. */
    static void verify(Path folder, Symbols llama) {
        String version = NativeText.read(
                llama.function("llama_version", FunctionDescriptor.of(ADDRESS)).asPointer(), 64);
        if (!version.equals(LlamaLibrary.VERSION) && !version.startsWith(LlamaLibrary.VERSION + "-")) {
            throw wrongBuild(folder, "its version is " + version);
        }
        verify(folder, llama, "llama_model_default_params", Structs.MODEL_PARAMS, MODEL_DEFAULTS);
        verify(folder, llama, "llama_context_default_params", Structs.CONTEXT_PARAMS, CONTEXT_DEFAULTS);
    }

    private static void verify(
            Path folder, Symbols llama, String function, StructLayout layout, Map<String, String> defaults) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment room = arena.allocate(ROOM, 16).fill(GUARD);
            SegmentAllocator inRoom = (size, alignment) -> room.asSlice(0, size);
            llama.function(function, FunctionDescriptor.of(layout)).asPointer(inRoom);
            differences(layout, room, defaults).ifPresent(difference -> {
                throw wrongBuild(folder, function + " " + difference);
            });
        }
    }

    /** Where what the library wrote is not what its release writes. */
    static Optional<String> differences(StructLayout layout, MemorySegment room, Map<String, String> defaults) {
        for (var member : layout.memberLayouts()) {
            if (!(member instanceof ValueLayout value) || value.name().isEmpty()) {
                continue;
            }
            String field = value.name().get();
            long offset = Structs.offset(layout, field);
            String found = read(value, room, offset);
            String expected = defaults.getOrDefault(field, value.carrier() == float.class ? "0.0" : "0");
            if (!found.equals(expected)) {
                return Optional.of("has " + found + " for " + field + " instead of " + expected);
            }
        }
        for (long at = layout.byteSize(); at < room.byteSize(); at++) {
            if (room.get(JAVA_BYTE, at) != GUARD) {
                return Optional.of("writes beyond the " + layout.byteSize() + " bytes of its struct");
            }
        }
        return Optional.empty();
    }

    private static String read(ValueLayout value, MemorySegment room, long offset) {
        if (value.carrier() == float.class) {
            return Float.toString(room.get(JAVA_FLOAT, offset));
        }
        if (value.carrier() == boolean.class) {
            return Byte.toString(room.get(JAVA_BYTE, offset));
        }
        if (value.carrier() == int.class) {
            return Integer.toString(room.get(JAVA_INT, offset));
        }
        return Long.toString(room.get(ValueLayout.JAVA_LONG, offset));
    }

    private static Fault wrongBuild(Path folder, String difference) {
        return new Fault(
                FaultCategory.SETUP,
                "the llama.cpp library in " + folder + " is not the build this engine was written for, release "
                        + LlamaLibrary.VERSION + ": " + difference
                        + ". Run ./wenshu engine install llamacpp, or correct wenshu.engine.llamacpp.library-path");
    }
}
