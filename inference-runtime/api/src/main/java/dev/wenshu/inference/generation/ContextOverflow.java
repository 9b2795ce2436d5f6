package dev.wenshu.inference.generation;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;

/** A prompt does not fit into the model's context, and is never cut to fit. */
public final class ContextOverflow extends Fault {
    private final int tokens;
    private final int context;

    public ContextOverflow(String model, int tokens, int context) {
        super(
                FaultCategory.INPUT,
                "the prompt has " + tokens + " tokens, the context of " + model + " holds " + context
                        + " including the answer: shorten it or choose a model with a longer context");
        this.tokens = tokens;
        this.context = context;
    }

    public int tokens() {
        return tokens;
    }

    public int context() {
        return context;
    }
}
