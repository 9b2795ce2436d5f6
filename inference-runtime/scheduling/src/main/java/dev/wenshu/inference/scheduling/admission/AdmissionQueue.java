package dev.wenshu.inference.scheduling.admission;

import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.CallContext.Priority;
import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.scheduling.Patience;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets a bounded number of calls run and a bounded number wait. Probes go first, then calls that a person waits for, then
 * the rest; inside a priority departments share alike. Callers block, on virtual threads as well as on others. Thread-safe.
 */
public final class AdmissionQueue implements AutoCloseable {
    private static final Duration MAX_RETRY_AFTER = Duration.ofMinutes(10);

    private final String model;
    private final AdmissionConfig config;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final WaitingCalls calls;
    private final MovingAverage service;
    private final MovingAverage wait = new MovingAverage(0);
    private int running;
    private boolean closed;
    private long started;
    private long refused;
    private long expired;
    private long cancelled;

    public AdmissionQueue(String model, AdmissionConfig config) {
        this(model, config, InstantSource.system(), System::nanoTime);
    }

    /** {@code nanoTime} measures service and age. Waiting itself is timed by the system's own clock. */
    public AdmissionQueue(String model, AdmissionConfig config, InstantSource clock, LongSupplier nanoTime) {
        this.model = model;
        this.config = config;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.service = new MovingAverage(config.expectedService().toNanos());
        this.calls = new WaitingCalls(config);
    }

    /**
     * Waits for the call's turn; the permit is to be closed when the call has ended.
     *
     * @throws Busy at once where the queue is full or closed, later where the deadline or the longest wait has passed
     * @throws Cancelled as soon as the call is called off or its thread is interrupted
     */
    public Permit acquire(CallContext context) {
        context.cancellation().check();
        long patience = Patience.of(context, config.maxWait(), clock).toNanos();
        lock.lock();
        try {
            Ticket ticket = enter(context.department(), context.priority(), patience);
            if (ticket.state == Ticket.State.WAITING) {
                awaitTurn(ticket, patience, context.cancellation());
            }
            return new Permit(this, ticket, Duration.ofNanos(ticket.started - ticket.arrived));
        } finally {
            lock.unlock();
        }
    }

    public AdmissionStatistics statistics() {
        lock.lock();
        try {
            return new AdmissionStatistics(
                    config.concurrency(),
                    running,
                    calls.sizes(),
                    started,
                    refused,
                    expired,
                    cancelled,
                    Duration.ofNanos(calls.longestWait(nanoTime.getAsLong())),
                    Duration.ofNanos((long) wait.value()),
                    Duration.ofNanos((long) service.value()));
        } finally {
            lock.unlock();
        }
    }

    /** Turns away those that wait and those to come; what runs goes on. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            for (Ticket ticket : calls.drain()) {
                ticket.state = Ticket.State.CLOSED;
                ticket.turn.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    void release(Ticket ticket) {
        lock.lock();
        try {
            if (ticket.state != Ticket.State.RUNNING) {
                return;
            }
            ticket.state = Ticket.State.DONE;
            running--;
            long spent = nanoTime.getAsLong() - ticket.started;
            service.add(spent);
            calls.ended(ticket, spent);
            startNext();
        } finally {
            lock.unlock();
        }
    }

    private Ticket enter(String department, Priority priority, long patience) {
        if (patience <= 0) {
            expired++;
            throw new Busy("the call's deadline passed before " + model + " could begin", retryAfter(priority));
        }
        if (closed) {
            throw new Busy("the queue of " + model + " is closed", Duration.ofSeconds(1));
        }
        if (running >= config.concurrency() && calls.isFull(priority)) {
            refused++;
            throw new Busy(
                    "all " + config.queueLimit() + " places in the queue of " + model + " are taken",
                    retryAfter(priority));
        }
        Ticket ticket = new Ticket(department, priority, nanoTime.getAsLong(), lock.newCondition());
        calls.add(ticket);
        startNext();
        return ticket;
    }

    private void awaitTurn(Ticket ticket, long patience, Cancellation cancellation) {
        // Registering under the lock is safe: cancellation runs its listeners outside its own.
        try (Cancellation.Registration _ = cancellation.onCancel(() -> cancel(ticket))) {
            long left = patience;
            while (ticket.state == Ticket.State.WAITING && left > 0) {
                left = ticket.turn.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel(ticket);
        }
        switch (ticket.state) {
            case RUNNING, DONE -> {}
            case WAITING -> {
                calls.remove(ticket);
                expired++;
                throw new Busy(
                        "the call waited " + Duration.ofNanos(patience).toSeconds() + " s for " + model
                                + " and could not begin in time",
                        retryAfter(ticket.priority));
            }
            case CANCELLED -> throw new Cancelled();
            case CLOSED -> throw new Busy("the queue of " + model + " was closed", Duration.ofSeconds(1));
        }
    }

    /** A call that was let in meanwhile keeps its permit: its engine sees the cancellation. */
    private void cancel(Ticket ticket) {
        lock.lock();
        try {
            if (ticket.state == Ticket.State.WAITING) {
                calls.remove(ticket);
                ticket.state = Ticket.State.CANCELLED;
                cancelled++;
                ticket.turn.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void startNext() {
        while (running < config.concurrency()) {
            Ticket next = calls.next(nanoTime.getAsLong(), service.value());
            if (next == null) {
                return;
            }
            next.state = Ticket.State.RUNNING;
            next.started = nanoTime.getAsLong();
            wait.add(next.started - next.arrived);
            running++;
            started++;
            next.turn.signal();
        }
    }

    /** How long those at least as urgent that wait now will take, one second at least. */
    private Duration retryAfter(Priority priority) {
        double nanos = (calls.ahead(priority) + 1) * service.value() / config.concurrency();
        Duration estimate = Duration.ofSeconds((long) Math.ceil(nanos / 1e9));
        return estimate.compareTo(MAX_RETRY_AFTER) < 0 ? estimate : MAX_RETRY_AFTER;
    }

    /** The right to run. Closing it twice is closing it once. */
    public static final class Permit implements AutoCloseable {
        private final AdmissionQueue queue;
        private final Ticket ticket;
        private final Duration waited;

        private Permit(AdmissionQueue queue, Ticket ticket, Duration waited) {
            this.queue = queue;
            this.ticket = ticket;
            this.waited = waited;
        }

        public Duration waited() {
            return waited;
        }

        @Override
        public void close() {
            queue.release(ticket);
        }
    }
}
