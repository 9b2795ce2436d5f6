package dev.wenshu.connector.http.request;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of a paused request as a stream for one blocking thread. One buffer is asked for at a time, so that is all there is of it
 * in memory. A body that is too long, stalls or breaks off is a {@link RequestRefused}. Closing lets go of what was not read.
 */
public final class RequestBody extends InputStream {
    private static final String CONTINUE = "100-continue";

    private sealed interface Piece {
        record Bytes(Buffer buffer) implements Piece {}

        record End() implements Piece {}

        record Broken() implements Piece {}
    }

    private final HttpServerRequest request;
    private final long most;
    private final Duration patience;
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private Buffer current = Buffer.buffer();
    private int position;
    private long received;
    private boolean started;
    private boolean ended;

    /**
     * @param most bytes of the whole body
     * @param patience longest silence
     */
    public RequestBody(HttpServerRequest request, long most, Duration patience) {
        this.request = request;
        this.most = most;
        this.patience = patience;
        this.ended = request.isEnded();
        if (!ended) {
            request.exceptionHandler(_ -> pieces.add(new Piece.Broken()));
            request.endHandler(_ -> pieces.add(new Piece.End()));
            request.handler(buffer -> pieces.add(new Piece.Bytes(buffer)));
        }
    }

    /** Refuses a body that says itself that it is too long, before any of it is sent. */
    public void requireRoom() {
        String length = request.getHeader("Content-Length");
        if (length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > most) {
            throw tooLarge();
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        while (position == current.length()) {
            if (ended) {
                return -1;
            }
            next();
        }
        int count = Math.min(length, current.length() - position);
        current.getBytes(position, position + count, target, offset);
        position += count;
        return count;
    }

    /** What is still coming is dropped, so that the client gets the answer; a client that goes on is cut off. */
    @Override
    public void close() {
        if (ended || request.isEnded()) {
            return;
        }
        ended = true;
        long[] ignored = {0};
        request.handler(buffer -> {
            ignored[0] += buffer.length();
            if (ignored[0] > 2 * most) {
                request.connection().close();
            }
        });
        request.resume();
    }

    private void next() {
        if (!started) {
            started = true;
            if (CONTINUE.equalsIgnoreCase(request.getHeader("Expect"))) {
                request.response().writeContinue();
            }
        }
        request.fetch(1);
        switch (await()) {
            case Piece.Bytes(Buffer buffer) -> {
                received += buffer.length();
                if (received > most) {
                    throw tooLarge();
                }
                current = buffer;
                position = 0;
            }
            case Piece.End _ -> ended = true;
            case Piece.Broken _ -> {
                ended = true;
                throw new RequestRefused(Refusal.BAD_REQUEST, "the body broke off");
            }
        }
    }

    private Piece await() {
        try {
            Piece piece = pieces.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (piece == null) {
                throw new RequestRefused(Refusal.TIMEOUT, "nothing was sent for " + patience);
            }
            return piece;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestRefused(Refusal.UNAVAILABLE, "the server is stopping", e);
        }
    }

    private RequestRefused tooLarge() {
        return new RequestRefused(Refusal.TOO_LARGE, "the body is larger than " + most + " bytes");
    }
}
