package dev.wenshu.connector.jms;

import dev.wenshu.connector.ConnectorEndpoints;
import dev.wenshu.connector.jms.JmsSettings.Watched;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;

/** Hands each message of each queue to intake, and settles it when that has returned. */
@Singleton
final class JmsSourceRoute extends RouteBuilder {
    private static final String ID = "jms-source";

    private final JmsSettings settings;
    private final InstantSource clock;

    JmsSourceRoute(JmsConfig config) {
        this.settings = JmsSettings.of(config);
        this.clock = InstantSource.system();
    }

    /** Route id of the queue of that name. */
    static String id(String queueName) {
        return ID + "-" + queueName;
    }

    @Override
    public void configure() {
        settings.queues().forEach(this::watch);
    }

    private void watch(Watched queue) {
        // A fault leaves the message at the broker, so nothing is redelivered here; streams are read once, by intake.
        from(endpoint(queue))
                .routeId(id(queue.name()))
                .errorHandler(noErrorHandler())
                .streamCache("false")
                .to(ConnectorEndpoints.INTAKE);
    }

    private Endpoint endpoint(Watched queue) {
        QueueEndpoint endpoint = new QueueEndpoint(queue, clock);
        endpoint.setCamelContext(getContext());
        return endpoint;
    }
}
