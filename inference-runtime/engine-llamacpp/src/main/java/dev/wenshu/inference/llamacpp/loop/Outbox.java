package dev.wenshu.inference.llamacpp.loop;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * From the loop to the thread that asked. It has no bound of its own, so that the loop never waits for a slow client; an answer
 * is bounded by the context.
 */
final class Outbox {
    private final BlockingQueue<Outcome> queue = new LinkedBlockingQueue<>();

    void put(Outcome outcome) {
        queue.add(outcome);
    }

    /** Null after the time. */
    @Nullable
    Outcome take(Duration atMost) throws InterruptedException {
        return queue.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }
}
