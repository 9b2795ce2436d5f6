package dev.wenshu.inference.scheduling.supervision;

import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.scheduling.supervision.ChildState.Status;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Starts a child process, looks after its health and starts it again when it ends or hangs: at growing intervals, and at long
 * ones once it has ended quickly too often. Thread-safe; closing stops the child.
 */
public final class SupervisedProcess implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SupervisedProcess.class.getName());
    private static final int DOUBLINGS = 20;

    private final String name;
    private final Supplier<ChildSpec> specs;
    private final SupervisionConfig config;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread supervisor;
    private ChildState state;
    private boolean stopping;

    /** {@code specs} is asked at each start, so that a port that was taken can be another one the next time. */
    public SupervisedProcess(
            String name,
            Supplier<ChildSpec> specs,
            SupervisionConfig config,
            InstantSource clock,
            RandomGenerator random) {
        this.name = name;
        this.specs = specs;
        this.config = config;
        this.clock = clock;
        this.random = random;
        this.state = new ChildState(Status.STARTING, "", clock.instant(), 0, 0);
        this.supervisor =
                Thread.ofPlatform().daemon().name("wenshu-supervisor-" + name).unstarted(this::supervise);
    }

    public SupervisedProcess(String name, Supplier<ChildSpec> specs, SupervisionConfig config) {
        this(name, specs, config, InstantSource.system(), RandomGenerator.getDefault());
    }

    /** Starts the child in the background, once. */
    public SupervisedProcess start() {
        supervisor.start();
        return this;
    }

    public ChildState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the child to take requests; EXTERNAL where it fails or takes longer. */
    public void awaitReady(Duration longest) {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (state.status() == Status.STARTING || state.status() == Status.RESTARTING) {
                if (left <= 0) {
                    throw unavailable();
                }
                left = changed.awaitNanos(left);
            }
            requireReady();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        } finally {
            lock.unlock();
        }
    }

    /** EXTERNAL, with the reason, unless the child takes requests. */
    public void requireReady() {
        if (state().status() != Status.READY) {
            throw unavailable();
        }
    }

    /** The engine in the child: fails at once while the child is away, so that callers go elsewhere. */
    public TextGeneration guard(TextGeneration next) {
        return (request, sink) -> {
            requireReady();
            return next.generate(request, sink);
        };
    }

    @Override
    public void close() {
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        supervisor.interrupt();
        try {
            if (supervisor.isAlive()) {
                supervisor.join(config.stopTimeout().plusSeconds(15));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        become(Status.STOPPED, "", 0, 0);
    }

    private void supervise() {
        ChildRun run = new ChildRun(name, config, (status, pid) -> become(status, "", pid, 0));
        int quickEnds = 0;
        try {
            while (!isStopping()) {
                ChildRun.End end = run.run(specs);
                quickEnds = end.quick() ? quickEnds + 1 : 1;
                boolean failed = quickEnds >= config.quickEnds();
                LOG.log(Level.WARNING, "child {0} is away: {1}", name, end.reason());
                String reason = failed ? end.reason() + ", " + quickEnds + " times in a row" : end.reason();
                become(failed ? Status.FAILED : Status.RESTARTING, reason, 0, 1);
                pause(failed ? config.failedRestart() : backOff(quickEnds));
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "supervision of {0} ends", name);
        }
    }

    private Duration backOff(int quickEnds) {
        Duration doubled = config.firstRestart().multipliedBy(1L << Math.min(quickEnds - 1, DOUBLINGS));
        Duration delay = doubled.compareTo(config.lastRestart()) < 0 ? doubled : config.lastRestart();
        return delay.plusMillis(random.nextLong(delay.toMillis() / 4 + 1));
    }

    private void pause(Duration delay) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = delay.toNanos();
            while (left > 0 && !stopping) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isStopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    private void become(Status status, String reason, long pid, int ended) {
        lock.lock();
        try {
            // A child that failed stays failed for its callers until it is ready again.
            boolean stays = status == Status.STARTING
                    && (state.status() == Status.FAILED || state.status() == Status.RESTARTING);
            state = new ChildState(
                    stays ? state.status() : status,
                    stays ? state.reason() : reason,
                    stays ? state.since() : clock.instant(),
                    pid,
                    state.restarts() + ended);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Fault unavailable() {
        ChildState now = state();
        String why = now.reason().isEmpty() ? "" : ": " + now.reason();
        return new Fault(
                FaultCategory.EXTERNAL,
                "the engine process " + name + " is " + now.status().name().toLowerCase(Locale.ROOT) + why);
    }
}
