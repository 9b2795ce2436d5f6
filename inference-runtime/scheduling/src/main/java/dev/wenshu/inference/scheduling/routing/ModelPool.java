package dev.wenshu.inference.scheduling.routing;

import dev.wenshu.inference.Embedding.EmbeddingRequest;
import dev.wenshu.inference.Embedding.Vectors;
import dev.wenshu.inference.ModelCatalog;
import dev.wenshu.inference.UnknownModel;
import dev.wenshu.inference.scheduling.cache.ResponseCache;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.catalog.ModelDefinitions;
import dev.wenshu.inference.scheduling.catalog.ModelRoute;
import dev.wenshu.inference.scheduling.lifecycle.EngineLife;
import dev.wenshu.inference.scheduling.lifecycle.EngineOpener;
import dev.wenshu.inference.scheduling.lifecycle.ModelState;
import dev.wenshu.inference.scheduling.lifecycle.PoolConfig;
import dev.wenshu.inference.scheduling.lifecycle.Residency;
import dev.wenshu.inference.scheduling.lifecycle.SlotEnvironment;
import dev.wenshu.inference.scheduling.routing.RoutingTable.Candidate;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Opens and closes engines as the definitions of a store say, and applies changes while calls run: those that run end on the
 * old engine, those to come go to the new one.
 */
public final class ModelPool implements ModelCatalog, ModelStates, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ModelPool.class.getName());

    private final ModelDefinitions store;
    private final PoolConfig config;
    private final SlotEnvironment environment;
    private final ExecutorService threads;
    private final ScheduledExecutorService clockwork;
    private final List<ModelSlot> draining = new CopyOnWriteArrayList<>();
    private volatile RoutingTable table = RoutingTable.EMPTY;
    private volatile boolean closed;
    private @Nullable Long applied;
    private boolean storeFailed;

    public ModelPool(ModelDefinitions store, EngineOpener opener, PoolConfig config, ResponseCache cache) {
        this(store, opener, config, cache, InstantSource.system(), RandomGenerator.getDefault());
    }

    /** {@code random} spreads retries. */
    public ModelPool(
            ModelDefinitions store,
            EngineOpener opener,
            PoolConfig config,
            ResponseCache cache,
            InstantSource clock,
            RandomGenerator random) {
        this.store = store;
        this.config = config;
        // Platform threads: opening a model is native code for minutes, which would keep a virtual thread's carrier.
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("wenshu-model-", 0).factory());
        this.clockwork = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("wenshu-model-pool").factory());
        Residency residency = new Residency(
                config.maxResident(),
                () -> table.slots().values().stream().map(ModelSlot::life).toList());
        this.environment = new SlotEnvironment(opener, config, cache, residency, threads, clock, random);
    }

    /** Loads the definitions and keeps looking for changes. A store that cannot be read is asked again. */
    public void start() {
        refresh();
        long millis = config.poll().toMillis();
        var _ = clockwork.scheduleWithFixedDelay(this::refresh, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Applies what changed in the store, now; then tries failed models whose time has come. Quick, and never throws. */
    public synchronized void refresh() {
        if (closed) {
            return;
        }
        try {
            long revision = store.revision();
            if (applied == null || applied != revision) {
                apply(store.models(), store.routes());
                applied = revision;
            }
            storeFailed = false;
        } catch (RuntimeException e) {
            if (!storeFailed) {
                LOG.log(
                        Level.ERROR,
                        "the store of models cannot be read; the models known so far stay: {0}",
                        e.toString());
            }
            storeFailed = true;
        }
        draining.removeIf(ModelSlot::isClosed);
        table.slots().values().forEach(ModelSlot::retryIfDue);
    }

    /** Asks a model something tiny, opening it where it is not open. */
    public void probe(String model) {
        known(model).probe();
    }

    /** Of the model of that name: aliases have no vectors that could be compared with one another. */
    public Vectors embed(EmbeddingRequest request) {
        return known(request.model()).embed(request);
    }

    /** By name, where there is such a model. */
    public @Nullable ModelDefinition definition(String model) {
        ModelSlot slot = table.slots().get(model);
        return slot == null ? null : slot.definition();
    }

    /** Names that requests may give: models and aliases. */
    public List<String> names() {
        return table.routes().keySet().stream().sorted().toList();
    }

    @Override
    public List<ModelCard> models() {
        return table.slots().values().stream()
                .map(ModelSlot::card)
                .sorted(Comparator.comparing(ModelCard::id))
                .toList();
    }

    @Override
    public List<ModelState> states() {
        return Stream.concat(table.slots().values().stream(), draining.stream())
                .map(ModelSlot::state)
                .sorted(Comparator.comparing(ModelState::model))
                .toList();
    }

    /** Lets calls end for as long as draining may take. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            clockwork.shutdownNow();
            table.slots().values().forEach(ModelSlot::retire);
            table = RoutingTable.EMPTY;
        }
        threads.shutdown();
        try {
            Duration patience = config.drainTimeout().plus(EngineLife.CUT_OFF_GRACE);
            if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "models were still opening or closing when the pool was left");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    RoutingTable table() {
        return table;
    }

    private ModelSlot known(String model) {
        ModelSlot slot = table.slots().get(model);
        if (slot == null) {
            throw new UnknownModel(model, "it is not among the models added");
        }
        return slot;
    }

    private void apply(List<ModelDefinition> definitions, List<ModelRoute> routes) {
        RoutingTable old = table;
        Map<String, ModelSlot> slots = new HashMap<>();
        List<ModelSlot> toOpen = new ArrayList<>();
        for (ModelDefinition definition : definitions) {
            ModelSlot known = old.slots().get(definition.name());
            if (known != null && known.adopt(definition)) {
                slots.put(definition.name(), known);
                continue;
            }
            ModelSlot slot = new ModelSlot(definition, environment);
            slots.put(definition.name(), slot);
            if (config.eager() || (known != null && known.isInUse())) {
                toOpen.add(slot);
            }
        }
        table = new RoutingTable(routesOf(slots, routes), store.defaultModel(), slots);
        for (ModelSlot slot : old.slots().values()) {
            if (slots.get(slot.name()) != slot) {
                draining.add(slot);
                slot.retire();
            }
        }
        toOpen.forEach(ModelSlot::preload);
    }

    private static Map<String, List<Candidate>> routesOf(Map<String, ModelSlot> slots, List<ModelRoute> routes) {
        Map<String, List<Candidate>> table = new HashMap<>();
        slots.forEach((name, slot) -> table.put(name, List.of(new Candidate(slot, 1, 0))));
        for (ModelRoute route : routes) {
            List<Candidate> candidates = route.candidates().stream()
                    .filter(candidate -> slots.containsKey(candidate.model()))
                    .map(candidate -> new Candidate(
                            Objects.requireNonNull(slots.get(candidate.model())),
                            Math.max(1, candidate.weight()),
                            candidate.tier()))
                    .toList();
            if (!candidates.isEmpty()) {
                table.put(route.alias(), candidates);
            }
        }
        return table;
    }
}
