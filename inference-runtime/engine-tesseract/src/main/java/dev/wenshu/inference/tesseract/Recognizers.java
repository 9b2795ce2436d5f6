package dev.wenshu.inference.tesseract;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Lends recognizers: a bounded number at a time, a bounded number of requests waiting. Loading a language takes as long as
 * reading some lines, so that what comes back is kept for the next that asks for the same.
 */
final class Recognizers implements AutoCloseable {
    private static final int DRAIN_SECONDS = 30;

    private final LanguageFiles data;
    private final TesseractConfig config;
    private final Semaphore running;
    private final Semaphore admitted;
    private final Deque<Recognizer> idle = new ArrayDeque<>();
    private boolean closed;

    Recognizers(LanguageFiles data, TesseractConfig config) {
        this.data = data;
        this.config = config;
        this.running = new Semaphore(config.concurrency(), true);
        this.admitted = new Semaphore(config.concurrency() + config.queue());
    }

    <T> T with(String languages, Function<Recognizer, T> reading) {
        if (!admitted.tryAcquire()) {
            throw new Fault(FaultCategory.CAPACITY, "the queue of Tesseract is full; try again later");
        }
        try {
            awaitTurn();
            try {
                return read(languages, reading);
            } finally {
                running.release();
            }
        } finally {
            admitted.release();
        }
    }

    private <T> T read(String languages, Function<Recognizer, T> reading) {
        Recognizer recognizer = take(languages);
        try {
            return reading.apply(recognizer);
        } finally {
            giveBack(recognizer);
        }
    }

    private Recognizer take(String languages) {
        synchronized (this) {
            if (closed) {
                throw new Fault(FaultCategory.CAPACITY, "the inference engine is shutting down");
            }
            for (Iterator<Recognizer> each = idle.iterator(); each.hasNext(); ) {
                Recognizer recognizer = each.next();
                if (recognizer.languages().equals(languages)) {
                    each.remove();
                    return recognizer;
                }
            }
        }
        return new Recognizer(data, languages, config.maxTime());
    }

    private synchronized void giveBack(Recognizer recognizer) {
        idle.addFirst(recognizer);
        while (closed ? !idle.isEmpty() : idle.size() > config.concurrency()) {
            idle.removeLast().close();
        }
    }

    private void awaitTurn() {
        try {
            if (!running.tryAcquire(config.maxWait().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Fault(FaultCategory.CAPACITY, "no turn came up for Tesseract within " + config.maxWait());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault(FaultCategory.CAPACITY, "interrupted while waiting for Tesseract", e);
        }
    }

    /** Waits for pages that are being read, half a minute at most; one that is not done then frees its memory when it is. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            idle.forEach(Recognizer::close);
            idle.clear();
        }
        try {
            if (running.tryAcquire(config.concurrency(), DRAIN_SECONDS, TimeUnit.SECONDS)) {
                running.release(config.concurrency());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
