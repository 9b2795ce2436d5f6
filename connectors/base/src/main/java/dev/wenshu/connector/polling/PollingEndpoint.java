package dev.wenshu.connector.polling;

import java.time.Duration;
import java.time.InstantSource;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.ScheduledPollEndpoint;

/** A source as the start of a route; made by {@link PollingRoutes}, never from an address. */
final class PollingEndpoint extends ScheduledPollEndpoint {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);

    private final String routeId;
    private final PolledSource source;
    private final Pace pace;
    private final InstantSource clock;

    PollingEndpoint(String routeId, PolledSource source, Pace pace, InstantSource clock) {
        this.routeId = routeId;
        this.source = source;
        this.pace = pace;
        this.clock = clock;
        long interval = pace.interval().toMillis();
        setInitialDelay(Math.min(interval, FIRST_LOOK.toMillis()));
        setDelay(interval);
        setPollStrategy(new PollReport(source.name()));
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        PollingConsumer consumer = new PollingConsumer(this, processor, source, pace, clock);
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
