package dev.wenshu.inference.server.assembly;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How GGUF models are run. */
@ConfigMapping(prefix = "wenshu.engine.llamacpp")
public interface LlamaCppSettings {
    /** Folder of the llama.cpp build; absent means what {@code ./wenshu engine install llamacpp} installed. */
    Optional<String> libraryPath();

    /** Whether each model has a process of its own, which a native fault takes down alone, or shares this one. */
    @WithDefault("process")
    Isolation isolation();

    /** Answers in the making at once; more wait. */
    @WithDefault("8")
    int parallel();

    /** Ended sequences whose keys and values are kept for prompts that begin alike. */
    @WithDefault("16")
    int keptSequences();

    /** Tokens of keys and values of all sequences together; 0 for twice the model's context. */
    @WithDefault("0")
    int poolTokens();

    /** Tokens computed in one call at most. */
    @WithDefault("512")
    int batchTokens();

    /** Prompt tokens of a call in which other answers wait for their next token. */
    @WithDefault("256")
    int promptChunk();

    /** Threads of the processor; 0 for all that this process may use. */
    @WithDefault("0")
    int threads();

    /** Layers on a graphics card; -1 for all, where the build and the machine have one; 0 for none. */
    @WithDefault("-1")
    int gpuLayers();

    /** llama.cpp's name of a device, or as in {@code cuda:0}; absent lets it choose. */
    Optional<String> device();

    /** Whether tokens are guessed ahead from the prompt; never changes an answer. */
    @WithDefault("true")
    boolean speculation();

    /** How long a model may take to load. */
    @WithDefault("5M")
    Duration startTimeout();

    /** Where an engine runs. */
    enum Isolation {
        PROCESS,
        THREAD
    }
}
