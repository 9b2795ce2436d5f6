package dev.wenshu.inference.scheduling.lifecycle;

import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.TextGeneration;

/** Holds an engine open while a call uses it. Has a cancellation of its own, so that an engine can end its calls to close. */
public final class Lease implements AutoCloseable {
    private final EngineLife life;
    private final TextGeneration generation;
    private final Cancellation cutOff = new Cancellation();

    Lease(EngineLife life, TextGeneration generation) {
        this.life = life;
        this.generation = generation;
    }

    /** Asks the engine; {@link Retired} where it was closed before the call could end. */
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        CallContext context = request.context();
        Cancellation callers = context.cancellation();
        try (Cancellation.Registration _ = callers.onCancel(cutOff::cancel)) {
            return generation.generate(request.withContext(context.withCancellation(cutOff)), sink);
        } catch (Cancelled e) {
            if (cutOff.isCancelled() && !callers.isCancelled()) {
                throw new Retired(request.model());
            }
            throw e;
        }
    }

    void cutOff() {
        cutOff.cancel();
    }

    @Override
    public void close() {
        life.ended(this);
    }
}
