package dev.wenshu.inference.scheduling.lifecycle;

import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.lifecycle.ModelState.Status;
import dev.wenshu.kernel.Fault;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
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
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Lease> leases = new HashSet<>();
    private Status status = Status.CLOSED;
    private String reason = "";
    private Instant since;
    private @Nullable RunningEngine running;
    private @Nullable OpeningFailure failure;
    private int waiting;
    private boolean retired;
    private long lastUsed = System.nanoTime();

    public EngineLife(ModelDefinition definition, SlotEnvironment environment) {
        this.definition = definition;
        this.environment = environment;
        this.since = environment.clock().instant();
    }

    /**
     * Opens the engine where nobody did yet, and waits for it. The lease is to be closed.
     *
     * @throws Busy where opening takes longer than the call may wait
     * @throws Retired where the engine was replaced
     */
    public Lease lease(CallContext context) {
        return locked(() -> {
            waiting++;
            try {
                if (!retired && status == Status.CLOSED) {
                    beginOpening();
                }
                awaitOpening(context);
                return lend();
            } finally {
                waiting--;
            }
        });
    }

    /** Opens in the background, unless it is open or opens already. */
    public void preload() {
        run(() -> {
            if (!retired && (status == Status.CLOSED || status == Status.FAILED)) {
                beginOpening();
            }
        });
    }

    /** Opens again where that failed and it is time to. */
    public void retryIfDue() {
        run(() -> {
            if (!retired && status == Status.FAILED && failure != null && failure.isDue(environment.clock())) {
                beginOpening();
            }
        });
    }

    /** Takes no more calls; closes when the last one has ended, or has been cut off for taking too long. */
    public void retire() {
        run(() -> {
            if (retired) {
                return;
            }
            retired = true;
            become(status == Status.READY || status == Status.LOADING ? Status.DRAINING : Status.CLOSED, "");
            if (running != null) {
                environment.threads().execute(this::drain);
            }
        });
    }

    public Status status() {
        return locked(() -> status);
    }

    public Optional<OpenModel> open() {
        return locked(() -> Optional.ofNullable(running).map(RunningEngine::model));
    }

    /** Why it could not be opened the last time. */
    public Optional<Fault> failure() {
        return locked(() -> Optional.ofNullable(failure).map(it -> it.fault(definition.name())));
    }

    public ModelState state(ModelState.Circuit circuit) {
        return locked(() -> {
            var queue = running == null ? null : running.queue().statistics();
            int depth = queue == null ? 0 : queue.depth();
            int inFlight = Math.max(0, leases.size() - depth);
            return new ModelState(definition.name(), status, reason, since, inFlight, depth, circuit, queue);
        });
    }

    String name() {
        return definition.name();
    }

    boolean isLocal() {
        return definition.source() instanceof ModelDefinition.Source.Gguf;
    }

    long lastUsed() {
        return locked(() -> lastUsed);
    }

    /** Returns whether there was an engine and nothing used it. */
    boolean unloadIfIdle() {
        Optional<RunningEngine> idle = locked(() -> {
            if (retired || waiting > 0 || !leases.isEmpty()) {
                return Optional.<RunningEngine>empty();
            }
            Optional<RunningEngine> engine = Optional.ofNullable(running);
            if (engine.isPresent()) {
                running = null;
                become(Status.CLOSED, "unloaded to make room for another model");
            }
            return engine;
        });
        idle.ifPresent(this::close);
        return idle.isPresent();
    }

    void ended(Lease lease) {
        run(() -> {
            leases.remove(lease);
            lastUsed = System.nanoTime();
            changed.signalAll();
        });
    }

    private Lease lend() {
        if (retired) {
            throw new Retired(definition.name());
        }
        if (status == Status.FAILED && failure != null) {
            throw failure.fault(definition.name());
        }
        if (running == null) {
            throw new Busy(reason, RETRY_OPENING);
        }
        lastUsed = System.nanoTime();
        Lease lease = new Lease(this, running.generation());
        leases.add(lease);
        return lease;
    }

    private void beginOpening() {
        become(Status.LOADING, "");
        environment.threads().execute(this::openEngine);
    }

    private void awaitOpening(CallContext context) {
        Cancellation cancellation = context.cancellation();
        if (status != Status.LOADING) {
            return;
        }
        try (Cancellation.Registration _ = cancellation.onCancel(() -> run(changed::signalAll))) {
            long left = patience(context.deadline());
            while (status == Status.LOADING && !cancellation.isCancelled()) {
                if (left <= 0) {
                    throw new Busy("model " + definition.name() + " is still being opened", RETRY_OPENING);
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
        cancellation.check();
    }

    private long patience(@Nullable Instant deadline) {
        Duration longest = environment.config().openTimeout();
        if (deadline == null) {
            return longest.toNanos();
        }
        Duration left = Duration.between(environment.clock().instant(), deadline);
        return left.compareTo(longest) < 0 ? left.toNanos() : longest.toNanos();
    }

    /** At the edge of its thread, so that it ends with a state whatever is thrown, link errors of native libraries included. */
    private void openEngine() {
        boolean entered = false;
        try {
            environment.residency().enter(this, environment.config().openTimeout());
            entered = true;
            OpenModel model = environment.opener().open(definition);
            opened(RunningEngine.of(definition.name(), model, environment));
        } catch (Throwable thrown) {
            if (entered) {
                environment.residency().leave(this);
            }
            failed(thrown);
        }
    }

    private void opened(RunningEngine engine) {
        boolean wanted = locked(() -> {
            if (retired) {
                return false;
            }
            running = engine;
            failure = null;
            lastUsed = System.nanoTime();
            become(Status.READY, "");
            return true;
        });
        if (!wanted) {
            close(engine);
            run(() -> become(Status.CLOSED, reason));
        }
    }

    private void failed(Throwable thrown) {
        LOG.log(Level.WARNING, "model " + definition.name() + " could not be opened", thrown);
        run(() -> {
            if (retired) {
                become(Status.CLOSED, "");
            } else if (thrown instanceof Busy) {
                become(Status.CLOSED, OpeningFailure.reasonOf(thrown));
            } else {
                failure = OpeningFailure.after(failure, thrown, environment);
                become(Status.FAILED, failure.reason());
            }
        });
    }

    private void drain() {
        RunningEngine engine;
        lock.lock();
        try {
            engine = running;
            if (engine == null) {
                return;
            }
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
        } finally {
            lock.unlock();
        }
        close(engine);
        run(() -> become(Status.CLOSED, reason));
    }

    private boolean awaitIdle(Duration longest) {
        long left = longest.toNanos();
        while (!leases.isEmpty() && left > 0) {
            try {
                left = changed.awaitNanos(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return leases.isEmpty();
    }

    private void close(RunningEngine engine) {
        engine.queue().close();
        try {
            engine.model().engine().close();
        } catch (Exception e) {
            // Closing is the last thing that happens to it, so that there is nobody to tell but the log.
            LOG.log(Level.WARNING, "model " + definition.name() + " was not closed cleanly", e);
        } finally {
            environment.residency().leave(this);
        }
    }

    private void become(Status next, String why) {
        status = next;
        reason = why;
        since = environment.clock().instant();
        changed.signalAll();
        LOG.log(Level.INFO, "model {0} is {1} {2}", definition.name(), next, why);
    }

    private void run(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
