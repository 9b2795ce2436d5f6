package dev.wenshu.inference.server;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.ModelCatalog;
import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.UnknownModel;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.server.telemetry.GenerationSpans;
import dev.wenshu.inference.server.telemetry.InferenceMetrics;
import dev.wenshu.inference.server.telemetry.ObservedGeneration;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.arc.DefaultBean;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the ports of the chosen engine, each call measured; an application may put its own before them. */
@Singleton
final class InferenceProducer {
    private final InferenceEngine engine;
    private final InferenceMetrics metrics;
    private final GenerationSpans spans;

    InferenceProducer(InferenceConfig config, MeterRegistry registry, OpenTelemetry telemetry) {
        this.engine = InferenceEngine.open(config);
        this.metrics = new InferenceMetrics(registry);
        this.spans = new GenerationSpans(telemetry);
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
    TextGeneration textGeneration() {
        return new ObservedGeneration(
                (request, sink) -> {
                    throw new UnknownModel(request.model(), "this server has no language model, add one");
                },
                metrics,
                spans);
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
