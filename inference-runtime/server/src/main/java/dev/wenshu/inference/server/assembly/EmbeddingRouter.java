package dev.wenshu.inference.server.assembly;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.scheduling.routing.ModelPool;

/** Embeddings of the catalogue's model where a request names one, else of those that are built in. */
final class EmbeddingRouter implements Embedding {
    private final Embedding builtIn;
    private final ModelPool pool;

    EmbeddingRouter(Embedding builtIn, ModelPool pool) {
        this.builtIn = builtIn;
        this.pool = pool;
    }

    @Override
    public Vectors embed(EmbeddingRequest request) {
        return pool.definition(request.model()) == null ? builtIn.embed(request) : pool.embed(request);
    }
}
