package dev.wenshu.connector.kafka;

import dev.wenshu.kernel.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.jboss.logging.Logger;

/** Says once why pick-up waits, and lets it wait longer after each fault; Camel's health check is red meanwhile. */
final class RetryPace implements PollingConsumerPollStrategy {
    private static final Logger LOG = Logger.getLogger(RetryPace.class);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 10;

    private final String source;
    private final Duration first;
    private final InstantSource clock;
    private volatile Instant due = Instant.MIN;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile String reported = "";

    RetryPace(String source, Duration first, InstantSource clock) {
        this.source = source;
        this.first = first;
        this.clock = clock;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return !clock.instant().isBefore(due);
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        failures.set(0);
        reported = "";
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        due = clock.instant().plus(pause(failures.getAndIncrement()));
        String message = Fault.categoryOf(cause) + " " + cause.getMessage();
        boolean stops = consumer instanceof TopicConsumer topic && !topic.isRunAllowed();
        if (!stops && !message.equals(reported)) {
            reported = message;
            LOG.errorf("pick-up from %s waits: %s", source, message);
        }
        return false;
    }

    private Duration pause(int before) {
        Duration pause = first.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
