package dev.wenshu.inference.server.scripted;

import dev.wenshu.inference.ModelCatalog;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.server.admin.ModelAdmin;
import dev.wenshu.inference.server.assembly.InferenceEngine;
import dev.wenshu.inference.server.telemetry.GenerationSpans;
import dev.wenshu.inference.server.telemetry.InferenceMetrics;
import dev.wenshu.inference.server.telemetry.ObservedGeneration;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the scripted model where an application's engines would be. */
@Singleton
final class ScriptedEngine {
    private final InferenceEngine engine;

    ScriptedEngine(InferenceEngine engine) {
        this.engine = engine;
    }

    @Produces
    @Singleton
    @Typed(ScriptedModel.class)
    ScriptedModel model() {
        return new ScriptedModel();
    }

    @Produces
    @Singleton
    TextGeneration generation(ScriptedModel model, MeterRegistry registry, OpenTelemetry telemetry) {
        return new ObservedGeneration(model, new InferenceMetrics(registry), new GenerationSpans(telemetry));
    }

    @Produces
    @Singleton
    ModelCatalog catalog() {
        return () -> {
            List<ModelCatalog.ModelCard> cards =
                    new ArrayList<>(engine.catalog().models());
            cards.add(new ModelCatalog.ModelCard(
                    ScriptedModel.NAME,
                    ModelCatalog.Task.TEXT_GENERATION,
                    "replay",
                    "script-1",
                    "Apache-2.0",
                    4096,
                    true));
            return cards;
        };
    }

    @Produces
    @Singleton
    Optional<ModelAdmin> admin() {
        return Optional.of(new RecordedAdmin());
    }

    /** Remembers whether its one model is drained. */
    private static final class RecordedAdmin implements ModelAdmin {
        private volatile String state = "ready";

        @Override
        public List<ModelStatus> models() {
            return List.of(new ModelStatus(ScriptedModel.NAME, "replay", state, 0, 1, "cpu", ""));
        }

        @Override
        public Probe probe(String model) {
            return new Probe(true, Duration.ofMillis(5), List.of("no reasoning"));
        }

        @Override
        public void drain(String model) {
            state = "draining";
        }

        @Override
        public void resume(String model) {
            state = "ready";
        }
    }
}
