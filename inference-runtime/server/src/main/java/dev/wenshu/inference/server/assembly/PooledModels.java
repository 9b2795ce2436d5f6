package dev.wenshu.inference.server.assembly;

import dev.wenshu.inference.UnknownModel;
import dev.wenshu.inference.scheduling.lifecycle.ModelState;
import dev.wenshu.inference.scheduling.routing.ModelPool;
import dev.wenshu.inference.server.admin.ModelAdmin;
import dev.wenshu.kernel.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The models of a pool, for whoever administers the server. */
final class PooledModels implements ModelAdmin {
    private final ModelPool pool;
    private final Engines engines;

    PooledModels(ModelPool pool, Engines engines) {
        this.pool = pool;
        this.engines = engines;
    }

    @Override
    public List<ModelStatus> models() {
        Map<String, String> engineOf = new HashMap<>();
        pool.models().forEach(card -> engineOf.put(card.id(), card.engine()));
        return pool.states().stream()
                .map(state -> status(state, engineOf.getOrDefault(state.model(), "")))
                .toList();
    }

    @Override
    public Probe probe(String model) {
        requireKnown(model);
        long began = System.nanoTime();
        try {
            pool.probe(model);
            return new Probe(true, since(began), List.of());
        } catch (Fault fault) {
            return new Probe(false, since(began), List.of(String.valueOf(fault.getMessage())));
        }
    }

    @Override
    public void drain(String model) {
        requireKnown(model);
        engines.drain(model);
    }

    @Override
    public void resume(String model) {
        requireKnown(model);
        engines.resume(model);
    }

    private ModelStatus status(ModelState state, String engine) {
        String word = engines.isDrained(state.model())
                ? "drained"
                : state.status().name().toLowerCase(Locale.ROOT);
        String detail = state.circuit() == ModelState.Circuit.CLOSED
                ? state.reason()
                : "calls go elsewhere after failures. " + state.reason();
        return new ModelStatus(
                state.model(), engine, word, state.queueDepth(), state.inFlight(), state.device(), detail.strip());
    }

    private void requireKnown(String model) {
        if (pool.definition(model) == null) {
            throw new UnknownModel(model, "see ./wenshu model list");
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
