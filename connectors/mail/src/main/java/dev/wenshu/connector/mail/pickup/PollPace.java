package dev.wenshu.connector.mail.pickup;

import dev.wenshu.connector.polling.PollReport;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;

/**
 * When a folder is looked at next: after the interval; at once where the server is listened to; after a fault later each time.
 * A refused login waits at least a minute, since servers lock accounts that try too often.
 */
final class PollPace extends PollReport {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration AFTER_SETUP = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 10;

    private final Duration interval;
    private final InstantSource clock;
    private volatile Instant due = Instant.MIN;
    private final AtomicInteger failures = new AtomicInteger();

    PollPace(String source, Duration interval, InstantSource clock) {
        super(source);
        this.interval = interval;
        this.clock = clock;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return !clock.instant().isBefore(due);
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        super.commit(consumer, endpoint, polledMessages);
        failures.set(0);
        due = consumer instanceof MailFolderConsumer folder && folder.listensNext()
                ? Instant.MIN
                : clock.instant().plus(interval);
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        due = clock.instant().plus(pause(Fault.categoryOf(cause), failures.getAndIncrement()));
        return super.rollback(consumer, endpoint, retryCounter, cause);
    }

    private Duration pause(FaultCategory category, int before) {
        Duration first =
                category == FaultCategory.SETUP && interval.compareTo(AFTER_SETUP) < 0 ? AFTER_SETUP : interval;
        Duration pause = first.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST) > 0 && first.compareTo(LONGEST) < 0 ? LONGEST : pause;
    }
}
