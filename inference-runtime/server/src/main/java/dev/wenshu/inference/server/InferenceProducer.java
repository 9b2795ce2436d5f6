package dev.wenshu.inference.server;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.ModelCatalog;
import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.scheduling.catalog.ModelDefinitions;
import dev.wenshu.inference.server.admin.ModelAdmin;
import dev.wenshu.inference.server.assembly.FixedModels;
import dev.wenshu.inference.server.assembly.InferenceEngine;
import dev.wenshu.inference.server.assembly.InferenceSettings;
import dev.wenshu.inference.server.assembly.LlamaCppSettings;
import dev.wenshu.inference.server.assembly.SchedulingSettings;
import dev.wenshu.inference.server.telemetry.GenerationSpans;
import dev.wenshu.inference.server.telemetry.InferenceMetrics;
import dev.wenshu.inference.server.telemetry.ObservedGeneration;
import dev.wenshu.inference.usage.UsageListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Makes the ports of the runtime, each call measured; an application may put its own before them. */
@Singleton
final class InferenceProducer {
    private final InferenceMetrics metrics;
    private final GenerationSpans spans;

    InferenceProducer(MeterRegistry registry, OpenTelemetry telemetry) {
        this.metrics = new InferenceMetrics(registry);
        this.spans = new GenerationSpans(telemetry);
    }

    /** Models of an application with a database are in it. */
    @Produces
    @Singleton
    @DefaultBean
    ModelDefinitions models() {
        return FixedModels.none();
    }

    @Produces
    @Singleton
    InferenceEngine engine(
            InferenceConfig config,
            LlamaCppSettings llamaCpp,
            SchedulingSettings scheduling,
            ModelDefinitions models,
            Instance<UsageListener> listeners) {
        return InferenceEngine.open(
                new InferenceSettings(config, llamaCpp, scheduling),
                models,
                List.copyOf(listeners.stream().toList()));
    }

    void close(@Disposes InferenceEngine engine) {
        engine.close();
    }

    @Produces
    @Singleton
    @DefaultBean
    TextRecognition textRecognition(InferenceEngine engine) {
        return metrics.measuredRecognition(engine.textRecognition());
    }

    @Produces
    @Singleton
    @DefaultBean
    Embedding embedding(InferenceEngine engine) {
        return metrics.measuredEmbedding(engine.embedding());
    }

    @Produces
    @Singleton
    @DefaultBean
    TextGeneration textGeneration(InferenceEngine engine) {
        return new ObservedGeneration(engine.generation(), metrics, spans);
    }

    @Produces
    @Singleton
    @DefaultBean
    ModelCatalog catalog(InferenceEngine engine) {
        return engine.catalog();
    }

    @Produces
    @Singleton
    @DefaultBean
    Optional<ModelAdmin> admin(InferenceEngine engine) {
        return engine.admin();
    }
}
