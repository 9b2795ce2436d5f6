package dev.wenshu.inference.llamacpp.model;

import java.util.List;
import java.util.Set;

/** Sizes that llama.cpp divides by, allocates by or asserts, on pain of ending the process. */
final class DimensionCheck {
    private static final List<String> POSITIVE = List.of(
            "block_count",
            "embedding_length",
            "feed_forward_length",
            "context_length",
            "attention.head_count",
            "attention.head_count_kv",
            "attention.key_length",
            "attention.value_length",
            "rope.dimension_count");
    private static final long MOST = 1L << 28;
    private static final long MOST_BLOCKS = 512;
    /** Architectures whose heads have one width in keys, values and rotation. */
    private static final Set<String> ONE_WIDTH = Set.of("llama", "qwen2", "qwen2moe", "qwen3", "qwen3moe");

    private final GgufHeader header;

    DimensionCheck(GgufHeader header) {
        this.header = header;
    }

    void check() {
        for (String key : POSITIVE) {
            long value = header.number(key).orElse(1L);
            require(value > 0 && value < MOST, "its " + key + " is " + value);
        }
        long blocks = header.number("block_count").orElse(1L);
        require(blocks <= MOST_BLOCKS, "it has " + blocks + " blocks");
        long heads = header.number("attention.head_count").orElse(1L);
        long shared = header.number("attention.head_count_kv").orElse(heads);
        require(heads % shared == 0, "its " + heads + " heads do not divide into " + shared);
        if (ONE_WIDTH.contains(header.architecture())) {
            long derived = header.number("embedding_length").orElse(heads) / heads;
            long keys = header.number("attention.key_length").orElse(derived);
            long values = header.number("attention.value_length").orElse(derived);
            long rotated = header.number("rope.dimension_count").orElse(keys);
            require(
                    keys == values && keys == rotated && keys % 2 == 0,
                    "its heads are " + keys + ", " + values + " and " + rotated + " wide");
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw GgufHeader.refused(header.file(), otherwise);
        }
    }
}
