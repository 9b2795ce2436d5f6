package dev.wenshu.connector.kafka;

import dev.wenshu.connector.kafka.KafkaSettings.Watched;
import dev.wenshu.connector.polling.RetryPace;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.ScheduledPollEndpoint;

/** A topic as the start of a route; made by {@link KafkaSourceRoute}, never from an address. */
final class TopicEndpoint extends ScheduledPollEndpoint {
    /** A poll listens by itself; this is how soon the next one begins, or a pause is looked at. */
    private static final long DELAY_MILLIS = 50;

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final Watched topic;
    private final InstantSource clock;

    TopicEndpoint(Watched topic, InstantSource clock) {
        this.topic = topic;
        this.clock = clock;
        setInitialDelay(DELAY_MILLIS);
        setDelay(DELAY_MILLIS);
        setPollStrategy(new RetryPace(topic.source(), topic.config().retryInterval(), LONGEST_REST, clock));
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        TopicConsumer consumer = new TopicConsumer(this, processor, topic, clock);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("a topic is written to by the write-back route");
    }

    @Override
    protected String createEndpointUri() {
        return "kafka-topic:" + topic.name();
    }
}
