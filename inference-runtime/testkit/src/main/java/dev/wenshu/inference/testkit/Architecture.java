package dev.wenshu.inference.testkit;

import java.util.Locale;

/** Transformer families that the generator writes, by llama.cpp's names. */
public enum Architecture {
    LLAMA,
    /** Has biases on queries, keys and values. */
    QWEN2,
    /** Normalises queries and keys a head. */
    QWEN3;

    /** As it stands in {@code general.architecture} and before the keys of the model. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
