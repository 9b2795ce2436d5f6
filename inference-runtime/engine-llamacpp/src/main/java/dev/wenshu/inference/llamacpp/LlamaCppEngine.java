package dev.wenshu.inference.llamacpp;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.ModelCatalog;
import dev.wenshu.inference.UnknownModel;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.llamacpp.embedding.TextVectors;
import dev.wenshu.inference.llamacpp.library.LlamaLibrary;
import dev.wenshu.inference.llamacpp.model.LlamaModel;
import dev.wenshu.inference.llamacpp.model.Pooling;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A GGUF file served in this process by llama.cpp: a model that writes, or one that makes embeddings, which its file says. Any
 * number of threads may ask at once; what they ask is computed together, up to {@link LlamaCppConfig#parallel} answers at a
 * time, the rest waiting in order. Bounding that queue is for the layer in front.
 */
public final class LlamaCppEngine implements TextGeneration, Embedding, AutoCloseable {
    private static final int DEFAULT_WINDOW = 512;

    private final LlamaCppConfig config;
    private final LlamaModel model;

    @Nullable
    private final Generating generating;

    @Nullable
    private final TextVectors vectors;

    private boolean closed;

    private LlamaCppEngine(LlamaCppConfig config, LlamaModel model, InstantSource time, RandomGenerator seeds) {
        this.config = config;
        this.model = model;
        Optional<Pooling> pooling = Pooling.of(model.header());
        if (pooling.isPresent()) {
            int window = config.contextTokens() > 0 ? config.contextTokens() : DEFAULT_WINDOW;
            this.vectors = new TextVectors(
                    model,
                    config.name(),
                    pooling.get(),
                    Math.min(window, model.trainedContext()),
                    config.threadsOrAll());
            this.generating = null;
        } else if (model.generates()) {
            this.vectors = null;
            this.generating = new Generating(config, model, time, seeds);
        } else {
            throw new Fault(
                    FaultCategory.INPUT,
                    "the model file " + config.file()
                            + " neither continues text nor makes embeddings: its architecture "
                            + model.header().architecture() + " is not served here");
        }
    }

    /**
     * Loads library and model and makes the context, which takes seconds.
     *
     * @throws Fault SETUP for a missing or wrong library, file or device, INPUT for a broken or unknown model, CAPACITY where
     *     memory is short
     */
    public static LlamaCppEngine open(LlamaCppConfig config) {
        return open(config, InstantSource.system(), RandomGenerator.of("L64X128MixRandom"));
    }

    static LlamaCppEngine open(LlamaCppConfig config, InstantSource time, RandomGenerator seeds) {
        LlamaModel model = LlamaModel.open(
                LlamaLibrary.open(config.libraryFolder()), config.file(), config.gpuLayers(), config.device());
        try {
            return new LlamaCppEngine(config, model, time, seeds);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    @Override
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        if (generating == null) {
            throw new UnknownModel(config.name(), "it makes embeddings and does not write");
        }
        return generating.generate(request, sink);
    }

    @Override
    public Vectors embed(EmbeddingRequest request) {
        if (vectors == null) {
            throw new UnknownModel(config.name(), "its file was not made for embeddings: it names no pooling_type");
        }
        return vectors.of(request.texts());
    }

    /** What it serves, for a catalogue. */
    public ModelCatalog.ModelCard card() {
        return new ModelCatalog.ModelCard(
                config.name(),
                generating == null ? ModelCatalog.Task.EMBEDDING : ModelCatalog.Task.TEXT_GENERATION,
                "llamacpp",
                model.description() + ", " + model.header().fileSize() + " bytes",
                licence(),
                generating == null ? 0 : generating.contextTokens(),
                false);
    }

    /** What computes, as in {@code cpu} or {@code cuda:0}. */
    public String device() {
        return model.device();
    }

    /** Empty for a model that makes embeddings. */
    public Optional<EngineStatistics> statistics() {
        return Optional.ofNullable(generating).map(Generating::statistics);
    }

    private String licence() {
        return model.header().metadata().get("general.license") instanceof String licence ? licence : "";
    }

    /** Ends what is going on, with a fault for those who wait, and frees all memory. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (generating != null) {
            generating.close();
        }
        if (vectors != null) {
            vectors.close();
        }
        model.close();
    }
}
