package dev.wenshu.inference.llamacpp;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.llamacpp.library.LlamaLibrary;
import dev.wenshu.inference.llamacpp.loop.DecodeLoop;
import dev.wenshu.inference.llamacpp.loop.LoopShape;
import dev.wenshu.inference.llamacpp.model.ContextShape;
import dev.wenshu.inference.llamacpp.model.LlamaContext;
import dev.wenshu.inference.llamacpp.model.LlamaModel;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * A GGUF file served in this process by llama.cpp. Any number of threads may ask at once; what they ask is computed together, up
 * to {@link LlamaCppConfig#parallel} answers at a time, the rest waiting in order. Bounding that queue is for the layer in front.
 */
public final class LlamaCppEngine implements TextGeneration, AutoCloseable {
    private final LlamaModel model;
    private final LlamaContext context;
    private final DecodeLoop loop;
    private final JobFactory jobs;

    private LlamaCppEngine(LlamaModel model, LlamaContext context, DecodeLoop loop, JobFactory jobs) {
        this.model = model;
        this.context = context;
        this.loop = loop;
        this.jobs = jobs;
    }

    /**
     * Loads library and model and makes the context, which takes seconds.
     *
     * @throws dev.wenshu.kernel.Fault SETUP for a missing or wrong library, file or device, INPUT for a broken or unknown model,
     *     CAPACITY where memory is short
     */
    public static LlamaCppEngine open(LlamaCppConfig config) {
        return open(config, InstantSource.system(), RandomGenerator.of("L64X128MixRandom"));
    }

    static LlamaCppEngine open(LlamaCppConfig config, InstantSource time, RandomGenerator seeds) {
        LlamaLibrary library = LlamaLibrary.open(config.libraryFolder());
        LlamaModel model = LlamaModel.open(library, config.file(), config.gpuLayers(), config.device());
        try {
            return open(config, model, time, seeds);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private static LlamaCppEngine open(
            LlamaCppConfig config, LlamaModel model, InstantSource time, RandomGenerator seeds) {
        int contextTokens = config.contextTokens() > 0
                ? config.contextTokens()
                : Math.min(model.trainedContext(), LlamaCppConfig.DEFAULT_CONTEXT);
        int pool = Math.max(contextTokens, config.poolTokens() > 0 ? config.poolTokens() : 2 * contextTokens);
        int batch = Math.min(config.batchTokens(), pool);
        int outputs = Math.min(batch, config.parallel() + 2 * DecodeLoop.LONGEST_DRAFT);
        int sequences = config.parallel() + config.keptSequences();
        LlamaContext context = LlamaContext.open(
                model, new ContextShape(pool, sequences, batch, batch, outputs, config.threadsOrAll(), null));
        DecodeLoop loop = new DecodeLoop(
                context,
                model.vocabulary(),
                new LoopShape(config.parallel(), config.promptChunk(), config.speculation(), model.rollsBack()),
                sequences,
                outputs,
                config.name(),
                model.device(),
                time);
        loop.start();
        return new LlamaCppEngine(model, context, loop, new JobFactory(config.name(), model, contextTokens, seeds));
    }

    @Override
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        request.context().cancellation().check();
        return loop.submit(jobs.of(request)).await(sink, request.context().cancellation());
    }

    public EngineStatistics statistics() {
        return loop.statistics();
    }

    /** Ends what is going on, with a fault for those who wait, and frees all memory. */
    @Override
    public void close() {
        loop.close();
        context.close();
        model.close();
    }
}
