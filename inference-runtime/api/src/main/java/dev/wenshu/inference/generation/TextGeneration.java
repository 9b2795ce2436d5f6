package dev.wenshu.inference.generation;

/**
 * Generates text with a language model. Thread-safe. Layers in front of an engine (admission, routing, guards, cache) are
 * this port too, each holding the next.
 */
public interface TextGeneration {
    /**
     * Generates and returns when the answer is whole; what is generated meanwhile goes to the sink, in order, on the calling
     * thread. The concatenated deltas equal what the completion holds.
     *
     * @throws dev.wenshu.kernel.Fault INPUT for a request that cannot be served, among them {@link ContextOverflow} and {@link
     *     UnsupportedRequest}; CAPACITY, as a rule {@link Busy}, where a queue is full or a deadline passes before the
     *     start; EXTERNAL for a failing upstream and for {@link Cancelled}; SETUP for a model that is not there
     */
    Completion generate(GenerationRequest request, GenerationSink sink);

    /** Generates without looking at the way there. */
    default Completion generate(GenerationRequest request) {
        return generate(request, GenerationSink.NONE);
    }
}
