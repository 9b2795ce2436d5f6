package dev.wenshu.inference.server;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.ModelCatalog;
import dev.wenshu.inference.TextRecognition;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the ports of the chosen engine, each call measured; an application may put its own before them. */
@Singleton
final class InferenceProducer {
    private final InferenceEngine engine;
    private final InferenceMetrics metrics;

    InferenceProducer(InferenceConfig config, MeterRegistry registry) {
        this.engine = InferenceEngine.open(config);
        this.metrics = new InferenceMetrics(registry);
    }

    @Produces
    @Singleton
    @DefaultBean
    TextRecognition textRecognition() {
        return metrics.measuredRecognition(engine.textRecognition());
    }

    @Produces
    @Singleton
    @DefaultBean
    Embedding embedding() {
        return metrics.measuredEmbedding(engine.embedding());
    }

    @Produces
    @Singleton
    @DefaultBean
    ModelCatalog catalog() {
        return engine.catalog();
    }

    @PreDestroy
    void close() {
        engine.close();
    }
}
