package dev.wenshu.inference.llamacpp.library;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;

/** Contexts: decoding and the memory of sequences. One thread at a time a context, as llama.cpp wants it. */
public final class ContextFunctions {
    private final NativeFunction defaults;
    private final NativeFunction create;
    private final NativeFunction free;
    private final NativeFunction memory;
    private final NativeFunction size;
    private final NativeFunction clear;
    private final NativeFunction setAbortCallback;
    private final MethodHandle decode;
    private final MethodHandle logits;
    private final MethodHandle sequenceEmbedding;
    private final MethodHandle remove;
    private final MethodHandle copy;

    ContextFunctions(Symbols llama) {
        defaults = llama.function("llama_context_default_params", FunctionDescriptor.of(Structs.CONTEXT_PARAMS));
        create = llama.function(
                "llama_init_from_model", FunctionDescriptor.of(ADDRESS, ADDRESS, Structs.CONTEXT_PARAMS));
        free = llama.function("llama_free", FunctionDescriptor.ofVoid(ADDRESS));
        memory = llama.function("llama_get_memory", FunctionDescriptor.of(ADDRESS, ADDRESS));
        size = llama.function("llama_n_ctx", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        clear = llama.function("llama_memory_clear", FunctionDescriptor.ofVoid(ADDRESS, JAVA_BOOLEAN));
        setAbortCallback =
                llama.function("llama_set_abort_callback", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS));
        decode = llama.handle("llama_decode", FunctionDescriptor.of(JAVA_INT, ADDRESS, Structs.BATCH));
        logits = llama.handle("llama_get_logits_ith", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
        sequenceEmbedding = llama.handle("llama_get_embeddings_seq", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
        remove = llama.handle(
                "llama_memory_seq_rm", FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT));
        copy = llama.handle(
                "llama_memory_seq_cp", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    }

    public MemorySegment defaults(Arena arena) {
        return defaults.asPointer((SegmentAllocator) arena);
    }

    /** The null pointer where it cannot be made, as a rule for want of memory. */
    public MemorySegment create(MemorySegment model, MemorySegment params) {
        return create.asPointer(model, params);
    }

    public void free(MemorySegment context) {
        free.run(context);
    }

    /** The null pointer for models that keep none between calls. */
    public MemorySegment memory(MemorySegment context) {
        return memory.asPointer(context);
    }

    /** Tokens that it really holds: what was asked for, rounded up. */
    public int size(MemorySegment context) {
        return size.asInt(context);
    }

    public void clear(MemorySegment memory) {
        clear.run(memory, false);
    }

    /**
     * Lets a byte call off the running {@link #decode}: it goes on while the byte is 0.
     *
     * <p>The callback is the C library's own {@code strlen}, whose answer for the two bytes at {@code flag} is 0 or 1: llama.cpp
     * asks before each of some hundred operations a token, and an upcall into Java each time would be paid by every token.
     */
    public void abortBy(MemorySegment context, MemorySegment flag) {
        MemorySegment strlen = Linker.nativeLinker().defaultLookup().findOrThrow("strlen");
        setAbortCallback.run(context, strlen, flag);
    }

    /** 0 done, 1 no room for the batch and nothing changed, 2 called off with parts of it kept, negative on an error. */
    public int decode(MemorySegment context, MemorySegment batch) {
        try {
            return (int) decode.invokeExact(context, batch);
        } catch (Throwable e) {
            throw NativeFunction.failed("llama_decode", e);
        }
    }

    /** Copies the logits that the last batch has at its entry into {@code into}. */
    public boolean logits(MemorySegment context, int entry, float[] into) {
        try {
            MemorySegment row = (MemorySegment) logits.invokeExact(context, entry);
            return copy(row, into);
        } catch (Throwable e) {
            throw NativeFunction.failed("llama_get_logits_ith", e);
        }
    }

    /** Copies the pooled embedding of a sequence of the last batch. */
    public boolean sequenceEmbedding(MemorySegment context, int sequence, float[] into) {
        try {
            MemorySegment row = (MemorySegment) sequenceEmbedding.invokeExact(context, sequence);
            return copy(row, into);
        } catch (Throwable e) {
            throw NativeFunction.failed("llama_get_embeddings_seq", e);
        }
    }

    /** Forgets positions from {@code from} on, to before {@code to}; -1 is the end. False where part of a state cannot be taken back. */
    public boolean remove(MemorySegment memory, int sequence, int from, int to) {
        try {
            return (boolean) remove.invokeExact(memory, sequence, from, to);
        } catch (Throwable e) {
            throw NativeFunction.failed("llama_memory_seq_rm", e);
        }
    }

    /** Lets {@code target} share what {@code source} has at positions 0 to before {@code to}. */
    public void share(MemorySegment memory, int source, int target, int to) {
        try {
            copy.invokeExact(memory, source, target, 0, to);
        } catch (Throwable e) {
            throw NativeFunction.failed("llama_memory_seq_cp", e);
        }
    }

    @SuppressWarnings("restricted")
    private static boolean copy(MemorySegment row, float[] into) {
        if (row.address() == 0) {
            return false;
        }
        MemorySegment.copy(row.reinterpret((long) into.length * Float.BYTES), JAVA_FLOAT, 0, into, 0, into.length);
        return true;
    }
}
