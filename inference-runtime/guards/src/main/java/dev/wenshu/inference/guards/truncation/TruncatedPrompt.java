package dev.wenshu.inference.guards.truncation;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;

/** A server read less of a prompt than was sent and answered all the same. SETUP: it will do so again until a person acts. */
public final class TruncatedPrompt extends Fault {
    private final int read;
    private final int atLeast;

    public TruncatedPrompt(String model, int read, int atLeast) {
        super(
                FaultCategory.SETUP,
                "the prompt was cut: " + model + " read " + read + " tokens, the prompt has at least " + atLeast
                        + ": raise the server's context (Ollama: OLLAMA_CONTEXT_LENGTH or num_ctx) or switch its truncation off");
        this.read = read;
        this.atLeast = atLeast;
    }

    /** Tokens that the server says it read. */
    public int read() {
        return read;
    }

    /** Tokens that the prompt has at least. */
    public int atLeast() {
        return atLeast;
    }
}
