package dev.wenshu.connector.polling;

import dev.wenshu.connector.ConnectorEndpoints;
import java.time.InstantSource;
import org.apache.camel.builder.RouteBuilder;

/** Hands each new item of each source to intake once; it stays where it is. */
public abstract class PollingRoutes extends RouteBuilder {
    private final InstantSource clock = InstantSource.system();

    /** A route from one source to intake. */
    protected final void watch(String routeId, PolledSource source, Pace pace) {
        PollingEndpoint endpoint = new PollingEndpoint(routeId, source, pace, clock);
        endpoint.setCamelContext(getContext());
        // A fault leaves the item for the next look, so nothing is redelivered here; streams are read once, by intake.
        from(endpoint)
                .routeId(routeId)
                .errorHandler(noErrorHandler())
                .streamCache("false")
                .to(ConnectorEndpoints.INTAKE);
    }
}
