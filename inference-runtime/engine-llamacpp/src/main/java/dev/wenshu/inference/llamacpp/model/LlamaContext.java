package dev.wenshu.inference.llamacpp.model;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.wenshu.inference.llamacpp.library.ContextFunctions;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A model at work: the keys and values of its sequences, in one pool, and the buffers of a call. One thread at a time; only
 * {@link #abort} may come from others.
 */
public final class LlamaContext implements AutoCloseable {
    private final ContextFunctions functions;
    private final MemorySegment pointer;
    private final MemorySegment memory;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment abortFlag;
    private final TokenBatch batch;
    private boolean closed;

    private LlamaContext(ContextFunctions functions, MemorySegment pointer, int batchTokens) {
        this.functions = functions;
        this.pointer = pointer;
        this.memory = functions.memory(pointer);
        this.abortFlag = arena.allocate(2);
        this.batch = new TokenBatch(arena, batchTokens);
        functions.abortBy(pointer, abortFlag);
    }

    /** Throws a CAPACITY fault where its memory cannot be had. */
    public static LlamaContext open(LlamaModel model, ContextShape shape) {
        try (Arena arena = Arena.ofConfined()) {
            ContextFunctions functions = model.library().context();
            MemorySegment params = functions.defaults(arena);
            shape.write(params);
            model.library().resetComplaints();
            MemorySegment pointer = functions.create(model.pointer(), params);
            if (pointer.address() == 0) {
                throw new Fault(
                        FaultCategory.CAPACITY,
                        "no context of " + shape.tokens() + " tokens for "
                                + model.header().file() + ": "
                                + model.library().complaints()
                                + ". Set a smaller context, or free memory");
            }
            return new LlamaContext(functions, pointer, shape.batch());
        }
    }

    /** Tokens of all sequences together that it holds. */
    public int size() {
        return functions.size(pointer);
    }

    public TokenBatch batch() {
        return batch;
    }

    /** Decodes the batch. */
    public Outcome decode() {
        return switch (functions.decode(pointer, batch.struct())) {
            case 0 -> Outcome.DONE;
            case 1 -> Outcome.NO_ROOM;
            case 2 -> Outcome.ABORTED;
            default -> Outcome.FAILED;
        };
    }

    /** Copies what follows an entry of the last batch, which had to ask for it. */
    public void logits(int entry, float[] into) {
        if (!functions.logits(pointer, entry, into)) {
            throw new IllegalStateException("entry " + entry + " of the batch has no logits");
        }
    }

    /** Copies the pooled vector of a sequence of the last batch. */
    public void embedding(int sequence, float[] into) {
        if (!functions.sequenceEmbedding(pointer, sequence, into)) {
            throw new IllegalStateException("sequence " + sequence + " of the batch has no embedding");
        }
    }

    /** Forgets what a sequence has from a position on. */
    public void forget(int sequence, int from) {
        if (memory.address() != 0 && !functions.remove(memory, sequence, from, -1) && from > 0) {
            throw new IllegalStateException("sequence " + sequence + " cannot be taken back to " + from + " tokens");
        }
    }

    /** Lets a sequence share the first tokens of another without computing or copying them. */
    public void share(int source, int target, int tokens) {
        functions.share(memory, source, target, tokens);
    }

    /** Forgets all sequences. */
    public void clear() {
        if (memory.address() != 0) {
            functions.clear(memory);
        }
    }

    /** Ends the running {@link #decode} early, or each coming one, until set back. */
    public void abort(boolean wanted) {
        abortFlag.set(JAVA_BYTE, 0, (byte) (wanted ? 1 : 0));
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            functions.free(pointer);
            arena.close();
        }
    }

    /** How a call ended. */
    public enum Outcome {
        DONE,
        /** The pool is full; nothing changed. */
        NO_ROOM,
        /** Called off; some of the batch may have been computed. */
        ABORTED,
        FAILED
    }
}
