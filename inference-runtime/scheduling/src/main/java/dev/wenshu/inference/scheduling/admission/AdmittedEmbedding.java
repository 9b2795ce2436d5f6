package dev.wenshu.inference.scheduling.admission;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.CallContext.Priority;
import dev.wenshu.inference.scheduling.usage.CallNotes;

/** A model of embeddings with a queue in front. The port does not say who asks, so that all of it counts as one department's. */
public final class AdmittedEmbedding implements Embedding {
    private final Embedding next;
    private final AdmissionQueue queue;

    public AdmittedEmbedding(Embedding next, AdmissionQueue queue) {
        this.next = next;
        this.queue = queue;
    }

    @Override
    public Vectors embed(EmbeddingRequest request) {
        // Embeddings are short, and a person may wait for them.
        CallContext context = CallContext.unattributed().withPriority(Priority.INTERACTIVE);
        try (AdmissionQueue.Permit permit = queue.acquire(context)) {
            CallNotes.current().waited(permit.waited());
            return next.embed(request);
        }
    }
}
