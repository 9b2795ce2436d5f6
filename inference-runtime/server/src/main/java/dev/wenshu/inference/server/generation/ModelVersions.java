package dev.wenshu.inference.server.generation;

import dev.wenshu.inference.ModelCatalog;
import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.kernel.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Versions of models by name, asked for now and then: the catalogue may be on another machine. */
final class ModelVersions {
    private static final Duration HOLDS = Duration.ofSeconds(5);

    private final ModelCatalog catalog;
    private final Executor threads;
    private final AtomicLong nextAsk = new AtomicLong(System.nanoTime());
    private volatile Map<String, String> versions = Map.of();

    /** The catalogue is asked on {@code threads}, so that no answer waits for it. */
    ModelVersions(ModelCatalog catalog, Executor threads) {
        this.catalog = catalog;
        this.threads = threads;
    }

    /** Empty where unknown, or not yet known. */
    String of(String model) {
        long now = System.nanoTime();
        long next = nextAsk.get();
        if (now - next >= 0 && nextAsk.compareAndSet(next, now + HOLDS.toNanos())) {
            threads.execute(this::refresh);
        }
        return versions.getOrDefault(model, "");
    }

    /** Where the catalogue cannot be had, the versions known last stay: they only inform. */
    private void refresh() {
        try {
            versions = catalog.models().stream()
                    .collect(Collectors.toMap(ModelCard::id, ModelCard::version, (first, second) -> first));
        } catch (Fault unreachable) {
            nextAsk.set(System.nanoTime() + HOLDS.toNanos() * 6);
        }
    }
}
