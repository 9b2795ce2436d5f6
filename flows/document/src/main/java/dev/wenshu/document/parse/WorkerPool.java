package dev.wenshu.document.parse;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Keeps workers for reuse; starts them when they are needed, replaces them when they are worn out or dead. */
final class WorkerPool implements AutoCloseable {
    private final ParseConfig config;
    private final WorkerCommand command;
    private final Semaphore permits;
    private final Deque<WorkerProcess> idle = new ArrayDeque<>();
    private final Set<WorkerProcess> all = new HashSet<>();
    private final List<Thread> ending = new ArrayList<>();
    private boolean closed;

    WorkerPool(ParseConfig config, WorkerCommand command) {
        this.config = config;
        this.command = command;
        this.permits = new Semaphore(config.workers(), true);
    }

    /** To be given back by {@link #release}. */
    WorkerProcess acquire() throws InterruptedException {
        if (!permits.tryAcquire(config.acquireTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Fault(
                    FaultCategory.CAPACITY,
                    "no parser worker became free in " + config.acquireTimeout() + "; raise the number of workers");
        }
        try {
            return idleOrNew();
        } catch (RuntimeException e) {
            permits.release();
            throw e;
        }
    }

    /** @param healthy whether the worker finished its job and waits for the next */
    void release(WorkerProcess worker, boolean healthy) {
        synchronized (this) {
            if (healthy && !closed && !worker.isWornOut(config)) {
                idle.push(worker);
            } else if (healthy) {
                dismiss(worker);
            } else {
                all.remove(worker);
                worker.close();
            }
        }
        permits.release();
    }

    /** Nobody waits for a worn-out worker, but closing the pool does. */
    private void dismiss(WorkerProcess worker) {
        all.remove(worker);
        worker.dismiss();
        ending.removeIf(thread -> !thread.isAlive());
        ending.add(
                Thread.ofVirtual().name("parser-end-" + worker.pid()).start(() -> worker.awaitEnd(config.endGrace())));
    }

    private synchronized WorkerProcess idleOrNew() {
        if (closed) {
            throw new Fault(FaultCategory.CAPACITY, "the parser is shut down");
        }
        WorkerProcess waiting = idle.poll();
        while (waiting != null) {
            if (!waiting.isWornOut(config)) {
                return waiting;
            }
            dismiss(waiting);
            waiting = idle.poll();
        }
        try {
            WorkerProcess started = new WorkerProcess(command.builder());
            all.add(started);
            return started;
        } catch (IOException e) {
            throw new Fault(FaultCategory.SETUP, "a parser worker cannot be started: " + e.getMessage(), e);
        }
    }

    synchronized Set<Long> pids() {
        return all.stream().map(WorkerProcess::pid).collect(java.util.stream.Collectors.toSet());
    }

    /** Idle workers end by themselves; those that read a document are killed. */
    @Override
    public void close() {
        List<Thread> awaited;
        synchronized (this) {
            closed = true;
            idle.forEach(this::dismiss);
            idle.clear();
            all.forEach(WorkerProcess::close);
            all.clear();
            awaited = List.copyOf(ending);
        }
        try {
            for (Thread thread : awaited) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            awaited.forEach(Thread::interrupt);
        }
    }
}
