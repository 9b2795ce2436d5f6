package dev.wenshu.inference.llamacpp;

import dev.wenshu.inference.llamacpp.library.LlamaLibrary;
import dev.wenshu.inference.llamacpp.model.ContextShape;
import dev.wenshu.inference.llamacpp.model.LlamaContext;
import dev.wenshu.inference.llamacpp.model.LlamaModel;
import dev.wenshu.inference.llamacpp.model.TokenBatch;
import dev.wenshu.inference.llamacpp.sampling.Logits;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;

/**
 * What llama.cpp itself does here, as the measure of the engine: one sequence, {@code llama_decode} and the best logit, nothing
 * else. For benchmarks; one thread.
 */
public final class BareLoop implements AutoCloseable {
    private final LlamaModel model;
    private final LlamaContext context;
    private final float[] logits;

    private BareLoop(LlamaModel model, LlamaContext context) {
        this.model = model;
        this.context = context;
        this.logits = new float[model.vocabulary().size()];
    }

    /** With the batch, context and threads that the engine would use. */
    public static BareLoop open(LlamaCppConfig config) {
        LlamaModel model = LlamaModel.open(
                LlamaLibrary.open(config.libraryFolder()), config.file(), config.gpuLayers(), config.device());
        try {
            int tokens = EngineSizes.of(config, model.trainedContext()).poolTokens();
            int batch = Math.min(config.batchTokens(), tokens);
            return new BareLoop(
                    model,
                    LlamaContext.open(
                            model, new ContextShape(tokens, 1, batch, batch, 1, config.threadsOrAll(), null)));
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /** Reads the prompt and writes so many tokens after it, whatever they are. */
    public Run run(String prompt, int tokens) {
        int[] ids = model.vocabulary().promptTokens(prompt);
        context.clear();
        TokenBatch batch = context.batch();
        long begin = System.nanoTime();
        for (int at = 0; at < ids.length; ) {
            batch.clear();
            int entry = -1;
            while (at < ids.length && batch.room() > 0) {
                entry = batch.add(ids[at], at, 0, at == ids.length - 1);
                at++;
            }
            decode();
            if (at == ids.length) {
                context.logits(entry, logits);
            }
        }
        long promptEnd = System.nanoTime();
        int[] written = new int[tokens];
        for (int i = 0; i < tokens; i++) {
            written[i] = Logits.best(logits);
            batch.clear();
            int entry = batch.add(written[i], ids.length + i, 0, true);
            decode();
            context.logits(entry, logits);
        }
        long end = System.nanoTime();
        return new Run(
                ids.length, Duration.ofNanos(promptEnd - begin), tokens, Duration.ofNanos(end - promptEnd), written);
    }

    private void decode() {
        LlamaContext.Outcome outcome = context.decode();
        if (outcome != LlamaContext.Outcome.DONE) {
            throw new Fault(FaultCategory.CAPACITY, "the bare loop's decode ended with " + outcome);
        }
    }

    @Override
    public void close() {
        context.close();
        model.close();
    }

    /** How long each part took, and the tokens written. */
    public record Run(
            int promptTokens, Duration promptTime, int generatedTokens, Duration generationTime, int[] tokens) {}
}
