package dev.wenshu.connector.polling;

import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.ScheduledPollEndpoint;

/** A source as the start of a route; made by {@link PollingRoutes}, never from an address. */
final class SourceEndpoint extends ScheduledPollEndpoint {
    private final String routeId;
    private final Consumers consumers;

    SourceEndpoint(String routeId, Duration firstLook, Duration interval, PollReport report, Consumers consumers) {
        this.routeId = routeId;
        this.consumers = consumers;
        setInitialDelay(firstLook.toMillis());
        setDelay(interval.toMillis());
        setPollStrategy(report);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        ScheduledPollConsumer consumer = consumers.of(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("a source is written to by the write-back route");
    }

    @Override
    protected String createEndpointUri() {
        return "wenshu-poll:" + routeId;
    }
}
