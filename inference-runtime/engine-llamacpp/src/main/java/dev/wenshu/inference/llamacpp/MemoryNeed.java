package dev.wenshu.inference.llamacpp;

import dev.wenshu.inference.llamacpp.library.DeviceFunctions;
import dev.wenshu.inference.llamacpp.model.GgufHeader;
import dev.wenshu.inference.llamacpp.model.LlamaModel;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;

/**
 * Refuses a pool that this machine can never hold. An operating system that hands out more memory than it has would let the
 * allocation pass and end the process when the memory is used.
 */
final class MemoryNeed {
    private static final int BYTES_OF_HALF_FLOAT = 2;

    private MemoryNeed() {}

    static void check(LlamaModel model, int poolTokens) {
        long needed = Math.addExact(model.bytes(), Math.multiplyExact(bytesOfToken(model.header()), (long) poolTokens));
        long there = model.library().devices().devices().stream()
                .mapToLong(DeviceFunctions.Device::totalBytes)
                .sum();
        if (there > 0 && needed > there) {
            throw new Fault(
                    FaultCategory.CAPACITY,
                    model.header().file() + " with a pool of " + poolTokens + " tokens needs " + needed
                            + " bytes, all devices here have " + there + ": set a smaller context");
        }
    }

    /** Keys and values of one token in all layers. */
    private static long bytesOfToken(GgufHeader header) {
        long heads = header.number("attention.head_count").orElse(1L);
        long width = header.number("embedding_length").orElse(0L) / heads;
        long keys = header.number("attention.key_length").orElse(width);
        long values = header.number("attention.value_length").orElse(width);
        long layers = header.number("block_count").orElse(0L);
        return layers * header.number("attention.head_count_kv").orElse(heads) * (keys + values) * BYTES_OF_HALF_FLOAT;
    }
}
