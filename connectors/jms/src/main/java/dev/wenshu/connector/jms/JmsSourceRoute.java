package dev.wenshu.connector.jms;

import dev.wenshu.connector.jms.JmsSettings.Watched;
import dev.wenshu.connector.polling.PollingRoutes;
import dev.wenshu.connector.polling.RetryPace;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Hands each message of each queue to intake, and settles it when that has returned. */
@Singleton
final class JmsSourceRoute extends PollingRoutes {
    private static final String ID = "jms-source";
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    private final JmsSettings settings;

    JmsSourceRoute(JmsConfig config) {
        this.settings = JmsSettings.of(config);
    }

    /** Route id of the queue of that name. */
    static String id(String queueName) {
        return ID + "-" + queueName;
    }

    @Override
    public void configure() {
        settings.queues().forEach(this::listen);
    }

    private void listen(Watched queue) {
        listen(
                id(queue.name()),
                new RetryPace(queue.source(), queue.config().retryInterval(), LONGEST_REST, clock()),
                (endpoint, processor) -> new QueueConsumer(endpoint, processor, queue, clock()));
    }
}
