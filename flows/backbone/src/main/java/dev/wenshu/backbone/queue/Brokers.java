package dev.wenshu.backbone.queue;

import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** Opens connections to a broker. */
public final class Brokers {
    private static final int CONNECTIONS = 4;

    private Brokers() {}

    /** A pool on the broker inside this process; to be stopped before the broker is closed. */
    public static JmsPoolConnectionFactory connect(EmbeddedBroker broker, Duration callTimeout) {
        return pool(new ActiveMQConnectionFactory(broker.url()), callTimeout);
    }

    /** A pool on a broker outside; nothing is connected yet. */
    public static JmsPoolConnectionFactory connect(String url, String user, String password, Duration callTimeout) {
        return pool(new ActiveMQConnectionFactory(url, user, password), callTimeout);
    }

    /** The Camel component of {@link WorkQueue#COMPONENT}. */
    public static JmsComponent component(ConnectionFactory connections) {
        JmsComponent component = JmsComponent.jmsComponent(connections);
        component.setErrorHandlerLoggingLevel(org.apache.camel.LoggingLevel.WARN);
        // The route's own failure is logged once, by the fault policy.
        component.setErrorHandlerLogStackTrace(false);
        component.setAutowiredEnabled(false);
        return component;
    }

    private static JmsPoolConnectionFactory pool(ActiveMQConnectionFactory artemis, Duration callTimeout) {
        // With a window, a consumer hoards messages behind a slow one, and a killed one burns an attempt of each.
        artemis.setConsumerWindowSize(0);
        artemis.setCallTimeout(callTimeout.toMillis());
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(artemis);
        pool.setMaxConnections(CONNECTIONS);
        return pool;
    }
}
