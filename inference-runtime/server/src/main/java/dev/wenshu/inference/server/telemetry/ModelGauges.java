package dev.wenshu.inference.server.telemetry;

import dev.wenshu.inference.server.admin.ModelAdmin;
import dev.wenshu.inference.server.admin.ModelAdmin.ModelStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** How the models of this server stand, as gauges that are a few seconds old: requests waiting and running, and 1 for ready. */
@Singleton
final class ModelGauges {
    private static final Logger LOG = System.getLogger(ModelGauges.class.getName());
    private static final long SECONDS = 5;
    private static final String READY = "ready";

    private final Optional<ModelAdmin> admin;
    private final MultiGauge queued;
    private final MultiGauge running;
    private final MultiGauge ready;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("wenshu-model-gauges").factory());

    ModelGauges(Optional<ModelAdmin> admin, MeterRegistry registry) {
        this.admin = admin;
        this.queued = MultiGauge.builder("wenshu.model.queued").register(registry);
        this.running = MultiGauge.builder("wenshu.model.running").register(registry);
        this.ready = MultiGauge.builder("wenshu.model.ready").register(registry);
    }

    void start(@Observes StartupEvent event) {
        admin.ifPresent(models -> {
            refresh(models);
            var _ = clockwork.scheduleWithFixedDelay(() -> refresh(models), SECONDS, SECONDS, TimeUnit.SECONDS);
        });
    }

    void stop(@Observes ShutdownEvent event) {
        clockwork.shutdownNow();
    }

    private void refresh(ModelAdmin models) {
        try {
            List<ModelStatus> now = models.models();
            show(queued, now, ModelStatus::queued);
            show(running, now, ModelStatus::running);
            show(ready, now, status -> status.state().equals(READY) ? 1 : 0);
        } catch (RuntimeException e) {
            // An exception would end the schedule: the next look may succeed.
            LOG.log(Level.WARNING, "the models could not be looked at for metrics", e);
        }
    }

    private static void show(MultiGauge gauge, List<ModelStatus> models, ToDoubleFunction<ModelStatus> reading) {
        gauge.register(
                models.stream()
                        .map(model -> Row.of(Tags.of("model", model.name()), reading.applyAsDouble(model)))
                        .toList(),
                true);
    }
}
