package dev.wenshu.connector.polling;

import dev.wenshu.connector.ConnectorEndpoints;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;

/** Hands each new item of each source to intake once; it stays where it is. */
public abstract class PollingRoutes extends RouteBuilder {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    /** A consumer that listens does so within its poll; this is how soon the next one begins, or a pause is looked at. */
    private static final Duration LISTENING_DELAY = Duration.ofMillis(50);

    private final InstantSource clock = InstantSource.system();

    /** A route from a source that is looked at again and again. */
    protected final void watch(String routeId, PolledSource source, Pace pace) {
        Duration first = pace.interval().compareTo(FIRST_LOOK) < 0 ? pace.interval() : FIRST_LOOK;
        handOn(
                routeId,
                new SourceEndpoint(
                        routeId,
                        first,
                        pace.interval(),
                        new PollReport(source.name()),
                        (endpoint, processor) -> new PollingConsumer(endpoint, processor, source, pace, clock)));
    }

    /** A route from a source whose consumer waits for news by itself, and rests as {@code pace} says after a fault. */
    protected final void listen(String routeId, RetryPace pace, Consumers consumers) {
        handOn(routeId, new SourceEndpoint(routeId, LISTENING_DELAY, LISTENING_DELAY, pace, consumers));
    }

    /** A route from any endpoint that settles its items by what intake says. */
    protected final void handOn(String routeId, Endpoint endpoint) {
        endpoint.setCamelContext(getContext());
        // A fault leaves the item where it is, so nothing is redelivered here; streams are read once, by intake.
        from(endpoint)
                .routeId(routeId)
                .errorHandler(noErrorHandler())
                .streamCache("false")
                .to(ConnectorEndpoints.INTAKE);
    }

    /** Of all sources of these routes. */
    protected final InstantSource clock() {
        return clock;
    }
}
