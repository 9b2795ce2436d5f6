package dev.wenshu.inference.server.assembly;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.UnknownModel;
import dev.wenshu.inference.scheduling.routing.ModelPool;

/** Embeddings of the catalogue's model where a request names one, else of those that are built in. */
final class EmbeddingRouter implements Embedding {
    private final Embedding builtIn;
    private final ModelPool pool;
    private final Engines engines;

    EmbeddingRouter(Embedding builtIn, ModelPool pool, Engines engines) {
        this.builtIn = builtIn;
        this.pool = pool;
        this.engines = engines;
    }

    @Override
    public Vectors embed(EmbeddingRequest request) {
        String model = request.model();
        if (!isInCatalogue(model)) {
            return builtIn.embed(request);
        }
        if (engines.engine(model).isEmpty()) {
            pool.probe(model);
        }
        return engines.engine(model)
                .orElseThrow(() -> new UnknownModel(model, "it was closed just now"))
                .embedding()
                .embed(request);
    }

    private boolean isInCatalogue(String model) {
        return pool.definition(model) != null;
    }
}
