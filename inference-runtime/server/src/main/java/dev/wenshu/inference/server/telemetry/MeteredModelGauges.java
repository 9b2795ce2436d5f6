package dev.wenshu.inference.server.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** Readings of models as gauges: requests waiting and running, and 1 where the model is ready. */
@Singleton
final class MeteredModelGauges implements ModelGauges {
    private static final String READY = "ready";

    private final MeterRegistry registry;
    private final Map<String, List<Meter>> bound = new ConcurrentHashMap<>();

    MeteredModelGauges(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void bind(String model, Readings readings) {
        unbind(model);
        bound.put(
                model,
                List.of(
                        gauge(
                                "wenshu.model.queued",
                                model,
                                readings,
                                now -> now.queued().getAsInt()),
                        gauge(
                                "wenshu.model.running",
                                model,
                                readings,
                                now -> now.running().getAsInt()),
                        gauge(
                                "wenshu.model.ready",
                                model,
                                readings,
                                now -> READY.equals(now.state().get()) ? 1 : 0)));
    }

    @Override
    public void unbind(String model) {
        List<Meter> meters = bound.remove(model);
        if (meters != null) {
            meters.forEach(registry::remove);
        }
    }

    private Meter gauge(String name, String model, Readings readings, ToDoubleFunction<Readings> value) {
        return Gauge.builder(name, readings, value)
                .tag("model", model)
                .strongReference(true)
                .register(registry);
    }
}
