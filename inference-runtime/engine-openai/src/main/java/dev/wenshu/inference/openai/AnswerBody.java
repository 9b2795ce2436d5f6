package dev.wenshu.inference.openai;

import dev.wenshu.inference.generation.Cancelled;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * An answer's bytes as they come, taken on the caller's thread with a time limit for each piece. Holds one piece at most: the
 * next is asked for when one is taken, so that a slow sink slows the server down. Cancelling, from any thread, closes the
 * connection at once.
 */
final class AnswerBody implements BodySubscriber<AnswerBody>, AutoCloseable {
    private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private @Nullable Subscription subscription;
    private boolean closed;

    @Override
    public CompletionStage<AnswerBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Subscription given) {
        synchronized (this) {
            subscription = given;
            if (!closed) {
                given.request(1);
                return;
            }
        }
        given.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        signals.add(new Signal.Piece(buffers));
    }

    @Override
    public void onError(Throwable failure) {
        signals.add(new Signal.Broken(failure));
    }

    @Override
    public void onComplete() {
        signals.add(new Signal.End());
    }

    /** The next piece; empty at the end. */
    List<ByteBuffer> next(long nanos) throws IOException, TimeoutException, InterruptedException {
        Signal signal = signals.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        return switch (signal) {
            case null -> throw new TimeoutException();
            case Signal.Piece piece -> {
                more();
                yield piece.buffers();
            }
            case Signal.End _ -> List.of();
            case Signal.Broken broken -> throw new IOException("the connection broke", broken.failure());
            case Signal.CalledOff _ -> throw new Cancelled();
        };
    }

    void cancel() {
        signals.add(new Signal.CalledOff());
        close();
    }

    @Override
    public void close() {
        Subscription open;
        synchronized (this) {
            closed = true;
            open = subscription;
        }
        if (open != null) {
            open.cancel();
        }
    }

    private void more() {
        Subscription open;
        synchronized (this) {
            open = closed ? null : subscription;
        }
        if (open != null) {
            open.request(1);
        }
    }

    private sealed interface Signal {
        record Piece(List<ByteBuffer> buffers) implements Signal {}

        record End() implements Signal {}

        record Broken(Throwable failure) implements Signal {}

        record CalledOff() implements Signal {}
    }
}
