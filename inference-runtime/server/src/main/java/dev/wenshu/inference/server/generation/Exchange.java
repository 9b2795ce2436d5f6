package dev.wenshu.inference.server.generation;

import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.server.http.ApiError;
import dev.wenshu.inference.server.http.ServerConfig;
import dev.wenshu.kernel.Fault;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * One request and its response, which is written once. Cancels the generation when the client goes away, does not read, or
 * the deadline passes.
 */
final class Exchange implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Exchange.class.getName());
    /** Who waits in a queue is told so by the queue, which ends the wait at the deadline itself. */
    private static final Duration GRACE = Duration.ofMillis(100);

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final ServerConfig.Stream settings;
    private final Cancellation cancellation;
    private final EventStream events;
    private final long deadlineTimer;
    private long keepAliveTimer = -1;
    private volatile boolean expired;

    Exchange(RoutingContext context, ServerConfig.Stream settings, Cancellation cancellation, Duration left) {
        this.vertx = context.vertx();
        this.response = context.response();
        this.settings = settings;
        this.cancellation = cancellation;
        this.events =
                new EventStream(response, settings.buffer().asLongValue(), settings.stall(), this::dropConnection);
        this.deadlineTimer = vertx.setTimer(Math.max(1, left.plus(GRACE).toMillis()), timer -> expire());
        context.addEndHandler(ended -> {
            if (ended.failed()) {
                events.close();
                cancellation.cancel();
            }
        });
        if (response.closed()) {
            events.close();
            cancellation.cancel();
        }
    }

    /** Events from now on, with comments in between. */
    EventStream openStream() {
        keepAliveTimer = vertx.setPeriodic(
                Math.max(1, settings.keepAlive().toMillis()), timer -> events.keepAlive(settings.keepAlive()));
        return events;
    }

    void answer(String json) {
        if (!isOver()) {
            response.putHeader("Content-Type", "application/json").end(json);
        }
    }

    /** Tells the client, as far as it can still be told. */
    void fail(Throwable thrown) {
        boolean cancelled = thrown instanceof Cancelled;
        if (cancelled && !expired) {
            if (!isOver()) {
                dropConnection();
            }
            return;
        }
        if (!(thrown instanceof Fault)) {
            LOG.log(
                    Level.ERROR,
                    "a request failed: {0} at {1}",
                    thrown.getClass().getName(),
                    place(thrown));
        }
        ApiError error = cancelled ? ApiError.expired() : ApiError.of(thrown);
        if (isOver()) {
            return;
        }
        if (events.isStarted()) {
            // no end mark after it: a client that overlooks the error must not take the answer for whole
            events.send(error.json().toString());
            events.end();
        } else {
            send(response, error);
        }
    }

    @Override
    public void close() {
        vertx.cancelTimer(deadlineTimer);
        if (keepAliveTimer >= 0) {
            vertx.cancelTimer(keepAliveTimer);
        }
    }

    static void send(HttpServerResponse response, ApiError error) {
        response.setStatusCode(error.status()).putHeader("Content-Type", "application/json");
        error.headers().forEach(response::putHeader);
        response.end(error.json().toString());
    }

    private boolean isOver() {
        return response.ended() || response.closed();
    }

    private void expire() {
        expired = true;
        cancellation.cancel();
    }

    private void dropConnection() {
        cancellation.cancel();
        response.reset();
    }

    /** An exception's message may quote content, so only where it came from is logged. */
    private static String place(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        return frames.length == 0 ? "an unknown place" : frames[0].toString();
    }
}
