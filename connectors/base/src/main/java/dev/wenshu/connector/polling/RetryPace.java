package dev.wenshu.connector.polling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;

/** Lets a source that waits for news by itself rest after a fault, longer each time. */
public final class RetryPace extends PollReport {
    private static final int MOST_DOUBLINGS = 10;

    private final Duration first;
    private final Duration longest;
    private final InstantSource clock;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Instant due = Instant.MIN;

    /**
     * Rests from {@code first} up to {@code longest}.
     *
     * @param source for people
     */
    public RetryPace(String source, Duration first, Duration longest, InstantSource clock) {
        super(source);
        this.first = first;
        this.longest = longest;
        this.clock = clock;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return !clock.instant().isBefore(due);
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        failures.set(0);
        super.commit(consumer, endpoint, polledMessages);
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        Duration pause = first.multipliedBy(1L << Math.min(failures.getAndIncrement(), MOST_DOUBLINGS));
        due = clock.instant().plus(pause.compareTo(longest) > 0 ? longest : pause);
        return super.rollback(consumer, endpoint, retryCounter, cause);
    }
}
