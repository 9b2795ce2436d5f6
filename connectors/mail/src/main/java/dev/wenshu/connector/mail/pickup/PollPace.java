package dev.wenshu.connector.mail.pickup;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.jboss.logging.Logger;

/**
 * When a folder is looked at next: after the interval; at once where the server is listened to; after a fault later each time.
 * A refused login waits at least a minute, since servers lock accounts that try too often.
 */
final class PollPace implements PollingConsumerPollStrategy {
    private static final Logger LOG = Logger.getLogger(PollPace.class);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration AFTER_SETUP = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 10;

    private final String source;
    private final Duration interval;
    private final InstantSource clock;
    private volatile Instant due = Instant.MIN;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile String reported = "";

    PollPace(String source, Duration interval, InstantSource clock) {
        this.source = source;
        this.interval = interval;
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
        due = consumer instanceof MailFolderConsumer folder && folder.listensNext()
                ? Instant.MIN
                : clock.instant().plus(interval);
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        FaultCategory category = Fault.categoryOf(cause);
        due = clock.instant().plus(pause(category, failures.getAndIncrement()));
        String message = category + " " + cause.getMessage();
        if (!message.equals(reported)) {
            reported = message;
            LOG.errorf("pick-up from %s waits: %s", source, message);
        }
        return false;
    }

    private Duration pause(FaultCategory category, int before) {
        Duration first =
                category == FaultCategory.SETUP && interval.compareTo(AFTER_SETUP) < 0 ? AFTER_SETUP : interval;
        Duration pause = first.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST) > 0 && first.compareTo(LONGEST) < 0 ? LONGEST : pause;
    }
}
