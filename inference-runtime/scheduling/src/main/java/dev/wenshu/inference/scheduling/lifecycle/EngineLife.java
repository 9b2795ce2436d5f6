package dev.wenshu.inference.scheduling.lifecycle;

import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.CallContext.Priority;
import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.scheduling.Patience;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.lifecycle.ModelState.Status;
import dev.wenshu.kernel.Fault;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The engine of one model definition: opened at first use, shared by calls, closed when it is replaced or has to make room.
 * Thread-safe.
 */
public final class EngineLife {
    /** How long calls that were told to stop may take to do so. */
    public static final Duration CUT_OFF_GRACE = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(EngineLife.class.getName());
    private static final Duration RETRY_OPENING = Duration.ofSeconds(10);

    private final ModelDefinition definition;
    private final SlotEnvironment environment;
    private final GuardedStatus status;
    private final Set<Lease> leases = new HashSet<>();
    private @Nullable RunningEngine running;
    private @Nullable OpeningFailure failure;
    private int waiting;
    private boolean retired;
    private long lastUsed = System.nanoTime();

    public EngineLife(ModelDefinition definition, SlotEnvironment environment) {
        this.definition = definition;
        this.environment = environment;
        this.status = new GuardedStatus(definition.name(), environment.clock());
    }

    /**
     * Opens the engine where nobody did yet, and waits for it; a probe does neither. The lease is to be closed.
     *
     * @throws Busy where opening takes longer than the call may wait
     * @throws NotLoaded where a probe would have to open it
     * @throws Retired where the engine was replaced
     */
    public Lease lease(CallContext context) {
        return status.locked(() -> {
            boolean probing = context.priority() == Priority.PROBE;
            if (probing && !retired && (status.is(Status.CLOSED) || status.is(Status.LOADING))) {
                throw new NotLoaded(definition.name());
            }
            waiting++;
            try {
                if (!retired && status.is(Status.CLOSED)) {
                    beginOpening();
                }
                awaitOpening(context);
                return lend(probing);
            } finally {
                waiting--;
            }
        });
    }

    /** Opens in the background, unless it is open or opens already. */
    public void preload() {
        status.run(() -> {
            if (!retired && (status.is(Status.CLOSED) || status.is(Status.FAILED))) {
                beginOpening();
            }
        });
    }

    /** Opens again where that failed and it is time to. */
    public void retryIfDue() {
        status.run(() -> {
            if (!retired && status.is(Status.FAILED) && failure != null && failure.isDue(environment.clock())) {
                beginOpening();
            }
        });
    }

    /** Takes no more calls; closes when the last one has ended, or has been cut off for taking too long. */
    public void retire() {
        status.run(() -> {
            if (retired) {
                return;
            }
            retired = true;
            boolean draining = status.is(Status.READY) || status.is(Status.LOADING);
            status.become(draining ? Status.DRAINING : Status.CLOSED, "");
            RunningEngine engine = running;
            if (engine != null) {
                environment.threads().execute(() -> drain(engine));
            }
        });
    }

    public Status status() {
        return status.locked(status::status);
    }

    public Optional<OpenModel> open() {
        return status.locked(() -> Optional.ofNullable(running).map(RunningEngine::model));
    }

    /** Why it could not be opened the last time; empty once it could. */
    public Optional<Fault> failure() {
        return status.locked(() -> Optional.ofNullable(failure).map(it -> it.fault(definition.name())));
    }

    public ModelState state(ModelState.Circuit circuit) {
        return status.locked(() -> {
            var queue = running == null ? null : running.queue().statistics();
            int depth = queue == null ? 0 : queue.depth();
            return new ModelState(
                    definition.name(),
                    status.status(),
                    status.reason(),
                    status.since(),
                    Math.max(0, leases.size() - depth),
                    depth,
                    circuit,
                    running == null ? "" : running.model().device(),
                    queue);
        });
    }

    String name() {
        return definition.name();
    }

    boolean isLocal() {
        return definition.source() instanceof ModelDefinition.Source.Gguf;
    }

    long lastUsed() {
        return status.locked(() -> lastUsed);
    }

    /** Returns whether there was an engine and nothing used it. */
    boolean unloadIfIdle() {
        Optional<RunningEngine> idle = status.locked(() -> {
            if (retired || waiting > 0 || !leases.isEmpty()) {
                return Optional.<RunningEngine>empty();
            }
            Optional<RunningEngine> engine = Optional.ofNullable(running);
            if (engine.isPresent()) {
                running = null;
                status.become(Status.CLOSED, "unloaded to make room for another model");
            }
            return engine;
        });
        idle.ifPresent(this::close);
        return idle.isPresent();
    }

    void ended(Lease lease) {
        status.run(() -> {
            leases.remove(lease);
            if (!lease.isProbing()) {
                lastUsed = System.nanoTime();
            }
            status.signal();
        });
    }

    private void beginOpening() {
        status.become(Status.LOADING, "");
        environment.threads().execute(this::openEngine);
    }

    private void awaitOpening(CallContext context) {
        if (!status.is(Status.LOADING)) {
            return;
        }
        Cancellation cancellation = context.cancellation();
        Duration longest = Patience.of(context, environment.config().openTimeout(), environment.clock());
        try (Cancellation.Registration _ = cancellation.onCancel(status::signal)) {
            if (!status.await(() -> !status.is(Status.LOADING) || cancellation.isCancelled(), longest)) {
                throw new Busy("model " + definition.name() + " is still being opened", RETRY_OPENING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
        cancellation.check();
    }

    private Lease lend(boolean probing) {
        if (retired) {
            throw new Retired(definition.name());
        }
        if (status.is(Status.FAILED) && failure != null) {
            throw failure.fault(definition.name());
        }
        if (running == null) {
            throw new Busy(status.reason(), RETRY_OPENING);
        }
        Lease lease = new Lease(this, running, probing);
        leases.add(lease);
        return lease;
    }

    /** At the edge of its thread, so that it ends with a status whatever is thrown, link errors of native libraries included. */
    private void openEngine() {
        boolean entered = false;
        RunningEngine engine;
        try {
            environment.residency().enter(this, environment.config().openTimeout());
            entered = true;
            engine = RunningEngine.of(definition.name(), environment.opener().open(definition), environment);
        } catch (Throwable thrown) {
            if (entered) {
                environment.residency().leave(this);
            }
            failed(thrown);
            return;
        }
        opened(engine);
    }

    private void opened(RunningEngine engine) {
        boolean wanted = status.locked(() -> {
            if (!retired) {
                running = engine;
                failure = null;
                lastUsed = System.nanoTime();
                status.become(Status.READY, "");
            }
            return !retired;
        });
        if (!wanted) {
            close(engine);
            status.become(Status.CLOSED, "");
        }
    }

    private void failed(Throwable thrown) {
        LOG.log(Level.WARNING, "model " + definition.name() + " could not be opened", thrown);
        status.run(() -> {
            if (retired) {
                status.become(Status.CLOSED, "");
            } else if (thrown instanceof Busy) {
                status.become(Status.CLOSED, OpeningFailure.reasonOf(thrown));
            } else {
                failure = OpeningFailure.after(failure, thrown, environment);
                status.become(Status.FAILED, failure.reason());
            }
        });
    }

    private void drain(RunningEngine engine) {
        status.run(() -> {
            if (!awaitIdle(environment.config().drainTimeout())) {
                LOG.log(
                        Level.WARNING,
                        "{0} calls of model {1} are cut off: it was replaced and draining took too long",
                        leases.size(),
                        definition.name());
                engine.queue().close();
                List.copyOf(leases).forEach(Lease::cutOff);
                awaitIdle(CUT_OFF_GRACE);
            }
            running = null;
        });
        close(engine);
        status.become(Status.CLOSED, "");
    }

    private boolean awaitIdle(Duration longest) {
        try {
            return status.await(leases::isEmpty, longest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void close(RunningEngine engine) {
        engine.close();
        environment.residency().leave(this);
    }
}
