package dev.wenshu.app.models.hub;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, pulled piece by piece. The client's own time limit ends with the headers; here a server that goes
 * quiet in the middle is noticed.
 */
final class TimedBody implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {
    private final BlockingQueue<Piece> arrived = new LinkedBlockingQueue<>();
    private final Deque<ByteBuffer> pending = new ArrayDeque<>();
    private final Duration patience;
    private volatile Flow.@Nullable Subscription subscription;

    TimedBody(Duration patience) {
        this.patience = patience;
    }

    /** Null at the end. */
    @Nullable
    ByteBuffer next() throws IOException {
        while (pending.isEmpty()) {
            switch (take()) {
                case Bytes bytes -> {
                    pending.addAll(bytes.buffers());
                    request();
                }
                case End _ -> {
                    return null;
                }
                case Broken broken -> throw new IOException("the connection broke", broken.cause());
            }
        }
        return pending.poll();
    }

    private Piece take() throws IOException {
        try {
            Piece piece = arrived.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (piece == null) {
                throw new HttpTimeoutException("nothing came for " + patience.toSeconds() + " s");
            }
            return piece;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void request() {
        Flow.Subscription current = subscription;
        if (current != null) {
            current.request(1);
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        arrived.add(new Bytes(buffers));
    }

    @Override
    public void onError(Throwable thrown) {
        arrived.add(new Broken(thrown));
    }

    @Override
    public void onComplete() {
        arrived.add(new End());
    }

    /** Lets go of the connection where the end was not reached. */
    @Override
    public void close() {
        Flow.Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
    }

    private sealed interface Piece {}

    private record Bytes(List<ByteBuffer> buffers) implements Piece {}

    private record End() implements Piece {}

    private record Broken(Throwable cause) implements Piece {}
}
