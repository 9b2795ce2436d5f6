package dev.wenshu.connector.kafka;

import dev.wenshu.connector.kafka.KafkaSettings.Watched;
import dev.wenshu.connector.polling.PollingRoutes;
import dev.wenshu.connector.polling.RetryPace;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Hands each record of each topic to intake, and commits when that has returned. */
@Singleton
final class KafkaSourceRoute extends PollingRoutes {
    private static final String ID = "kafka-source";
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final KafkaSettings settings;

    KafkaSourceRoute(KafkaConfig config) {
        this.settings = KafkaSettings.of(config);
    }

    /** Route id of the topic of that name. */
    static String id(String topicName) {
        return ID + "-" + topicName;
    }

    @Override
    public void configure() {
        settings.topics().forEach(this::listen);
    }

    private void listen(Watched topic) {
        listen(
                id(topic.name()),
                new RetryPace(topic.source(), topic.config().retryInterval(), LONGEST_REST, clock()),
                (endpoint, processor) -> new TopicConsumer(endpoint, processor, topic, clock()));
    }
}
