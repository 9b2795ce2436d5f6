package dev.wenshu.inference.server.telemetry;

import dev.wenshu.inference.usage.UsageEvent;
import dev.wenshu.inference.usage.UsageListener;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;

/**
 * Hands the account of each call to whoever observes {@link UsageEvent}: {@code @Observes} runs on the calling thread, before
 * the answer is handed on, and {@code @ObservesAsync} beside it. An observer that fails is logged and counted, and the call
 * goes on.
 */
@Singleton
public final class UsageEvents implements UsageListener {
    private static final Logger LOG = System.getLogger(UsageEvents.class.getName());

    private final Event<UsageEvent> events;
    private final MeterRegistry registry;

    UsageEvents(Event<UsageEvent> events, MeterRegistry registry) {
        this.events = events;
        this.registry = registry;
    }

    @Override
    public void onUsage(UsageEvent event) {
        registry.counter(
                        "wenshu.inference.calls",
                        InferenceMetrics.OPERATION,
                        event.operation(),
                        "outcome",
                        event.outcome().name().toLowerCase(Locale.ROOT))
                .increment();
        try {
            events.fire(event);
        } catch (RuntimeException e) {
            lost(event, e);
        }
        events.fireAsync(event).whenComplete((done, failure) -> {
            if (failure != null) {
                lost(event, failure);
            }
        });
    }

    private void lost(UsageEvent event, Throwable failure) {
        registry.counter("wenshu.inference.calls.unobserved").increment();
        LOG.log(
                Level.WARNING,
                "an observer of usage event {0} failed: {1}",
                event.id(),
                failure.getClass().getName());
    }
}
