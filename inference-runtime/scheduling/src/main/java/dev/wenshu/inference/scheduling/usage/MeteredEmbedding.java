package dev.wenshu.inference.scheduling.usage;

import dev.wenshu.inference.Embedding;

/** Emits one event for each call. The port does not say who asks, so that names are empty and the queue is unknown. */
public final class MeteredEmbedding implements Embedding {
    private final Embedding next;
    private final PlainMeter meter;

    public MeteredEmbedding(Embedding next, UsageAccount account) {
        this.next = next;
        this.meter = new PlainMeter("embeddings", account);
    }

    @Override
    public Vectors embed(EmbeddingRequest request) {
        return meter.measure(request.model(), () -> next.embed(request), Vectors::model, Vectors::promptTokens);
    }
}
