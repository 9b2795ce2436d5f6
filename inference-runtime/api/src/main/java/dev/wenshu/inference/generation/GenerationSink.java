package dev.wenshu.inference.generation;

/**
 * Takes what a model generates while it generates it. What it throws ends the generation and reaches the caller.
 */
@FunctionalInterface
public interface GenerationSink {
    GenerationSink NONE = delta -> {};

    void accept(Delta delta);
}
