package dev.wenshu.inference.llamacpp.model;

import java.util.Optional;

/** How the vectors of a text's tokens become one, by {@code llama.h}'s codes. */
public enum Pooling {
    MEAN(1),
    CLS(2),
    LAST(3);

    private final int code;

    Pooling(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** What the model's file says; empty for a model that was not made for embeddings. */
    public static Optional<Pooling> of(GgufHeader header) {
        long code = header.number("pooling_type").orElse(0L);
        for (Pooling pooling : values()) {
            if (pooling.code == code) {
                return Optional.of(pooling);
            }
        }
        return Optional.empty();
    }
}
