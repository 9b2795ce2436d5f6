package dev.wenshu.document.parse;

import dev.wenshu.document.parse.wire.Frame;
import dev.wenshu.document.parse.wire.FrameChannel;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** One running worker. A thread of its own takes frames from the pipe, so that waiting for them can time out. */
final class WorkerProcess implements AutoCloseable {
    private static final int EXIT_OUT_OF_MEMORY = 3;
    private static final int READ_AHEAD = 2;
    private static final int GRACE_SECONDS = 5;

    private final Process process;
    private final FrameChannel channel;
    private final BlockingQueue<Optional<Frame>> frames = new ArrayBlockingQueue<>(READ_AHEAD);
    private final Thread reader;
    private final Thread drain;
    private volatile boolean dismissed;
    private int documents;
    private long bytes;

    WorkerProcess(ProcessBuilder builder) throws IOException {
        process = builder.start();
        channel = new FrameChannel(process.getInputStream(), process.getOutputStream());
        reader = Thread.ofVirtual().name("parser-frames-" + process.pid()).start(this::readFrames);
        drain = Thread.ofVirtual().name("parser-stderr-" + process.pid()).start(this::drainErrors);
    }

    void send(Frame frame) throws IOException {
        channel.send(frame);
    }

    void begin(long size) {
        documents++;
        bytes += size;
    }

    boolean isWornOut(ParseConfig config) {
        return documents >= config.recycleDocuments() || bytes >= config.recycleBytes() || !process.isAlive();
    }

    /** The next frame. Throws {@link Silence} after the timeout and {@link Death} where the process has ended. */
    Frame next(Duration timeout) throws Silence, Death, InterruptedException {
        Optional<Frame> frame = frames.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (frame == null) {
            throw new Silence();
        }
        if (frame.isEmpty()) {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                throw new Death(-1);
            }
            throw new Death(process.exitValue());
        }
        return frame.get();
    }

    long pid() {
        return process.pid();
    }

    /** Lets an idle worker end by itself, which it does when its input ends. */
    void dismiss() {
        dismissed = true;
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroyForcibly();
        }
    }

    /** Waits for the end of a dismissed worker and kills it when the time is over. */
    void awaitEnd(Duration grace) {
        try {
            process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        reader.interrupt();
        drain.interrupt();
    }

    private void readFrames() {
        try {
            Frame frame = receive();
            while (frame != null) {
                frames.put(Optional.of(frame));
                frame = receive();
            }
            frames.put(Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @org.jspecify.annotations.Nullable Frame receive() {
        try {
            return channel.receive();
        } catch (IOException e) {
            if (!dismissed) {
                process.destroyForcibly();
            }
            return null;
        }
    }

    /** What a worker writes to its error stream may quote the document, so nobody keeps it. */
    private void drainErrors() {
        try (InputStream errors = process.getErrorStream()) {
            errors.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            process.destroyForcibly();
        }
    }

    /** No frame in time. */
    static final class Silence extends Exception {}

    /** The process has ended, or closed its pipe. */
    static final class Death extends Exception {
        private final int exit;

        Death(int exit) {
            super("exit code " + exit);
            this.exit = exit;
        }

        boolean isOutOfMemory() {
            return exit == EXIT_OUT_OF_MEMORY;
        }

        int exit() {
            return exit;
        }
    }
}
