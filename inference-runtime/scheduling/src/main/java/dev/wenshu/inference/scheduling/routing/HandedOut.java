package dev.wenshu.inference.scheduling.routing;

import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationSink;

/** Remembers whether anything of an answer reached the caller, who then cannot be given another answer. */
final class HandedOut implements GenerationSink {
    private final GenerationSink sink;
    private boolean any;
    private boolean sinkFailed;

    HandedOut(GenerationSink sink) {
        this.sink = sink;
    }

    @Override
    public void accept(Delta delta) {
        any = true;
        try {
            sink.accept(delta);
        } catch (RuntimeException | Error e) {
            sinkFailed = true;
            throw e;
        }
    }

    /** Nobody looks at what goes to {@link GenerationSink#NONE}. */
    @SuppressWarnings("ReferenceEquality")
    boolean any() {
        return any && sink != GenerationSink.NONE;
    }

    boolean sinkFailed() {
        return sinkFailed;
    }
}
