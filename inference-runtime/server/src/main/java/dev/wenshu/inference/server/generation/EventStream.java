package dev.wenshu.inference.server.generation;

import dev.wenshu.inference.generation.Cancelled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events of one response. The head goes out with the first event, so that a fault before it can still be told by
 * status. Any thread may send; a thread that sends faster than the client reads waits, and then is told that the client is
 * gone.
 */
final class EventStream {
    private static final Buffer KEEP_ALIVE = Buffer.buffer(": keep-alive\n\n");

    private final HttpServerResponse response;
    private final long buffer;
    private final Duration stall;
    private final Runnable onStall;
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicLong pending = new AtomicLong();
    private volatile @Nullable Thread waiting;
    private volatile boolean closed;
    private volatile boolean started;
    private volatile long lastWrite = System.nanoTime();

    /**
     * {@code buffer} bytes may be under way; {@code onStall} runs when that has not become less for {@code stall}.
     */
    EventStream(HttpServerResponse response, long buffer, Duration stall, Runnable onStall) {
        this.response = response;
        this.buffer = buffer;
        this.stall = stall;
        this.onStall = onStall;
    }

    boolean isStarted() {
        return started;
    }

    /** Throws {@link Cancelled} where the client is gone or does not read. */
    void send(String data) {
        Buffer event = Buffer.buffer("data: " + data + "\n\n");
        writing.lock();
        try {
            awaitRoom();
            write(event);
        } finally {
            writing.unlock();
        }
    }

    /** Sends a comment where nothing was sent for so long; never waits. */
    void keepAlive(Duration silence) {
        if (System.nanoTime() - lastWrite < silence.toNanos() || !writing.tryLock()) {
            return;
        }
        try {
            if (!closed && pending.get() == 0) {
                write(KEEP_ALIVE);
            }
        } finally {
            writing.unlock();
        }
    }

    /** Sends the end mark and nothing after it. */
    void done() {
        send("[DONE]");
        end();
    }

    void end() {
        writing.lock();
        try {
            if (!closed) {
                closed = true;
                response.end();
            }
        } finally {
            writing.unlock();
        }
    }

    /** The client is gone: whoever waits stops waiting. */
    void close() {
        closed = true;
        signal();
    }

    private void write(Buffer event) {
        if (closed) {
            throw new Cancelled();
        }
        if (!started) {
            started = true;
            response.setChunked(true)
                    .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                    .putHeader("Cache-Control", "no-cache")
                    .putHeader("X-Accel-Buffering", "no");
        }
        int size = event.length();
        pending.addAndGet(size);
        lastWrite = System.nanoTime();
        response.write(event).onComplete(written -> {
            pending.addAndGet(-size);
            signal();
        });
    }

    /** Holds no lock that the event loop takes: it has to be free to write what is waited for. */
    private void awaitRoom() {
        long waitingAt = pending.get();
        long since = System.nanoTime();
        while (!closed && pending.get() > buffer) {
            long now = pending.get();
            if (now < waitingAt) {
                waitingAt = now;
                since = System.nanoTime();
            }
            long left = stall.toNanos() - (System.nanoTime() - since);
            if (left <= 0) {
                close();
                onStall.run();
                return;
            }
            pause(left);
        }
    }

    private void pause(long nanos) {
        waiting = Thread.currentThread();
        if (!closed && pending.get() > buffer) {
            LockSupport.parkNanos(this, nanos);
        }
        waiting = null;
        if (Thread.currentThread().isInterrupted()) {
            throw new Cancelled();
        }
    }

    private void signal() {
        Thread thread = waiting;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }
}
