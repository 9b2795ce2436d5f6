package dev.wenshu.inference.llamacpp.model;

import dev.wenshu.inference.llamacpp.library.Structs;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Sizes of a context.
 *
 * @param tokens that all sequences hold together
 * @param sequences at the same time
 * @param batch most tokens a call
 * @param microBatch most tokens computed at once within a call
 * @param outputs most tokens of a call whose logits are wanted: a row of the whole vocabulary each
 * @param threads of the processor
 * @param pooling null for a context that generates, else how texts become vectors
 */
public record ContextShape(
        int tokens,
        int sequences,
        int batch,
        int microBatch,
        int outputs,
        int threads,
        @Nullable Pooling pooling) {
    void write(MemorySegment params) {
        set(params, "n_ctx", tokens);
        set(params, "n_batch", batch);
        set(params, "n_ubatch", microBatch);
        set(params, "n_seq_max", sequences);
        set(params, "n_outputs_max", outputs);
        set(params, "n_outputs_max_per_seq", outputs);
        set(params, "n_threads", threads);
        set(params, "n_threads_batch", threads);
        Structs.setBoolean(Structs.CONTEXT_PARAMS, params, "kv_unified", true);
        if (pooling != null) {
            Structs.setBoolean(Structs.CONTEXT_PARAMS, params, "embeddings", true);
            set(params, "pooling_type", pooling.code());
        }
    }

    private static void set(MemorySegment params, String field, int value) {
        Structs.setInt(Structs.CONTEXT_PARAMS, params, field, value);
    }
}
