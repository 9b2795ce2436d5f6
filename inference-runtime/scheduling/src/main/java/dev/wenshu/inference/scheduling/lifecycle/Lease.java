package dev.wenshu.inference.scheduling.lifecycle;

import dev.wenshu.inference.Embedding.EmbeddingRequest;
import dev.wenshu.inference.Embedding.Vectors;
import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;

/** Holds an engine open while a call uses it. Has a cancellation of its own, so that an engine can end its calls to close. */
public final class Lease implements AutoCloseable {
    private final EngineLife life;
    private final RunningEngine engine;
    private final boolean probing;
    private final Cancellation cutOff = new Cancellation();

    Lease(EngineLife life, RunningEngine engine, boolean probing) {
        this.life = life;
        this.engine = engine;
        this.probing = probing;
    }

    /** Asks the engine; {@link Retired} where it was closed before the call could end. */
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        CallContext context = request.context();
        Cancellation callers = context.cancellation();
        try (Cancellation.Registration _ = callers.onCancel(cutOff::cancel)) {
            return engine.generation().generate(request.withContext(context.withCancellation(cutOff)), sink);
        } catch (Cancelled e) {
            if (cutOff.isCancelled() && !callers.isCancelled()) {
                throw new Retired(request.model());
            }
            throw e;
        }
    }

    /** Asks the engine; that cannot be called off. */
    public Vectors embed(EmbeddingRequest request) {
        return engine.embedding().embed(request);
    }

    /** Asks the model for something tiny, past its queue, and throws where that fails. */
    public void probe() {
        engine.model().health().probe();
    }

    /** Whether it says nothing of how much the model is wanted. */
    boolean isProbing() {
        return probing;
    }

    void cutOff() {
        cutOff.cancel();
    }

    @Override
    public void close() {
        life.ended(this);
    }
}
