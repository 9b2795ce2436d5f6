package dev.wenshu.connector.kafka;

import dev.wenshu.connector.ConnectorEndpoints;
import dev.wenshu.connector.kafka.KafkaSettings.Watched;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;

/** Hands each record of each topic to intake, and commits when that has returned. */
@Singleton
final class KafkaSourceRoute extends RouteBuilder {
    private static final String ID = "kafka-source";

    private final KafkaSettings settings;
    private final InstantSource clock;

    KafkaSourceRoute(KafkaConfig config) {
        this.settings = KafkaSettings.of(config);
        this.clock = InstantSource.system();
    }

    /** Route id of the topic of that name. */
    static String id(String topicName) {
        return ID + "-" + topicName;
    }

    @Override
    public void configure() {
        settings.topics().forEach(this::watch);
    }

    private void watch(Watched topic) {
        // A fault leaves the record where it is, so nothing is redelivered here; streams are read once, by intake.
        from(endpoint(topic))
                .routeId(id(topic.name()))
                .errorHandler(noErrorHandler())
                .streamCache("false")
                .to(ConnectorEndpoints.INTAKE);
    }

    private Endpoint endpoint(Watched topic) {
        TopicEndpoint endpoint = new TopicEndpoint(topic, clock);
        endpoint.setCamelContext(getContext());
        return endpoint;
    }
}
