package dev.wenshu.connector.jms;

import dev.wenshu.connector.jms.JmsSettings.Watched;
import dev.wenshu.connector.polling.RetryPace;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.ScheduledPollEndpoint;

/** A queue as the start of a route; made by {@link JmsSourceRoute}, never from an address. */
final class QueueEndpoint extends ScheduledPollEndpoint {
    /** A poll listens by itself; this is how soon the next one begins, or a pause is looked at. */
    private static final long DELAY_MILLIS = 50;

    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    private final Watched queue;
    private final InstantSource clock;

    QueueEndpoint(Watched queue, InstantSource clock) {
        this.queue = queue;
        this.clock = clock;
        setInitialDelay(DELAY_MILLIS);
        setDelay(DELAY_MILLIS);
        setPollStrategy(new RetryPace(queue.source(), queue.config().retryInterval(), LONGEST_REST, clock));
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        QueueConsumer consumer = new QueueConsumer(this, processor, queue, clock);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("a queue is written to by the write-back route");
    }

    @Override
    protected String createEndpointUri() {
        return "jms-queue:" + queue.name();
    }
}
