package dev.wenshu.inference.llamacpp;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.llamacpp.loop.DecodeLoop;
import dev.wenshu.inference.llamacpp.loop.LoopShape;
import dev.wenshu.inference.llamacpp.model.ContextShape;
import dev.wenshu.inference.llamacpp.model.LlamaContext;
import dev.wenshu.inference.llamacpp.model.LlamaModel;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** A model that writes: its context and the loop on it. */
final class Generating implements AutoCloseable {
    private final LlamaContext context;
    private final DecodeLoop loop;
    private final JobFactory jobs;

    Generating(LlamaCppConfig config, LlamaModel model, InstantSource time, RandomGenerator seeds) {
        EngineSizes sizes = EngineSizes.of(config, model.trainedContext());
        MemoryNeed.check(model, sizes.poolTokens());
        int batch = Math.min(config.batchTokens(), sizes.poolTokens());
        int outputs = Math.min(batch, config.parallel() + DecodeLoop.LONGEST_DRAFT);
        int sequences = config.parallel() + config.keptSequences();
        this.jobs = new JobFactory(config.name(), model, sizes.contextTokens(), seeds);
        this.context = LlamaContext.open(
                model,
                new ContextShape(sizes.poolTokens(), sequences, batch, batch, outputs, config.threadsOrAll(), null));
        this.loop = new DecodeLoop(
                context,
                model.vocabulary(),
                new LoopShape(
                        config.parallel(),
                        config.promptChunk(),
                        KeptPrefixes.tokens(config, model, sizes.poolTokens()),
                        config.speculation(),
                        model.rollsBack()),
                sequences,
                config.name(),
                model.device(),
                time);
        loop.start();
    }

    Completion generate(GenerationRequest request, GenerationSink sink) {
        request.context().cancellation().check();
        return loop.submit(jobs.of(request)).await(sink, request.context().cancellation());
    }

    EngineStatistics statistics() {
        return loop.statistics();
    }

    int contextTokens() {
        return jobs.contextTokens();
    }

    @Override
    public void close() {
        loop.close();
        context.close();
    }
}
