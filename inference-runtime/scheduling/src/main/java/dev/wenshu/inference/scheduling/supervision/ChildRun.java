package dev.wenshu.inference.scheduling.supervision;

import dev.wenshu.inference.scheduling.supervision.ChildState.Status;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** From the start of a child to its end. */
final class ChildRun {
    private static final System.Logger LOG = System.getLogger(ChildRun.class.getName());

    private final String name;
    private final SupervisionConfig config;
    private final BiConsumer<Status, Long> progress;

    /** {@code progress} is told STARTING and READY, with the child's process id. */
    ChildRun(String name, SupervisionConfig config, BiConsumer<Status, Long> progress) {
        this.name = name;
        this.config = config;
        this.progress = progress;
    }

    /** Returns when the child is gone; an interrupt stops it in good order first. */
    End run(Supplier<ChildSpec> specs) throws InterruptedException {
        ChildSpec spec;
        ChildProcess child;
        try {
            spec = specs.get();
            child = ChildProcess.start(name, spec);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "child " + name + " could not be started", e);
            return new End("it could not be started, see the log", true);
        }
        try {
            progress.accept(Status.STARTING, child.pid());
            String failure = awaitReadiness(child, spec.readiness());
            if (!failure.isEmpty()) {
                return new End(failure, true);
            }
            progress.accept(Status.READY, child.pid());
            long ready = System.nanoTime();
            String reason = watch(child, spec.health());
            return new End(
                    reason, System.nanoTime() - ready < config.stableAfter().toNanos());
        } catch (InterruptedException e) {
            child.stop(config.stopTimeout());
            throw e;
        } finally {
            child.kill();
        }
    }

    /** Returns what went wrong; empty where nothing did. */
    private String awaitReadiness(ChildProcess child, HealthCheck readiness) throws InterruptedException {
        long end = System.nanoTime() + config.startTimeout().toNanos();
        while (System.nanoTime() - end < 0) {
            if (child.awaitEnd(config.readinessInterval())) {
                return "before it was ready " + child.describeEnd();
            }
            if (passes(readiness)) {
                return "";
            }
        }
        return "it was not ready after " + config.startTimeout().toSeconds() + " s";
    }

    private String watch(ChildProcess child, HealthCheck health) throws InterruptedException {
        int failures = 0;
        while (failures < config.healthFailures()) {
            if (child.awaitEnd(config.healthInterval())) {
                return child.describeEnd();
            }
            failures = passes(health) ? 0 : failures + 1;
        }
        return "it was killed after " + failures + " failed health checks";
    }

    /** On a thread of its own, because a child that hangs may hang the check too. */
    private boolean passes(HealthCheck check) throws InterruptedException {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            check.check();
            return true;
        });
        Thread.ofVirtual().name("wenshu-health-" + name).start(task);
        Duration longest = config.healthTimeout();
        try {
            return task.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            LOG.log(Level.DEBUG, "a check of child " + name + " failed", e.getCause());
            return false;
        } catch (TimeoutException e) {
            LOG.log(Level.DEBUG, "a check of child {0} took longer than {1}", name, longest);
            return false;
        } finally {
            task.cancel(true);
        }
    }

    /** How a run ended; {@code quick} where it did not last. */
    record End(String reason, boolean quick) {}
}
