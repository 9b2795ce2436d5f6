package dev.wenshu.connector.jms.broker;

import dev.wenshu.connector.settings.Secret;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.apache.activemq.artemis.utils.CompositeAddress;
import org.jspecify.annotations.Nullable;

/** A broker and how to log in to it. Each call but {@link #connect} uses a connection of its own. */
public final class BrokerClient {
    /** By which Artemis drops a second message with the same value at the same address. */
    private static final String DUPLICATE_KEY = "_AMQ_DUPL_ID";

    private final String name;
    private final String factoryClass;
    private final String url;
    private final Optional<String> user;
    private final Secret secret;
    private final Duration timeout;
    private @Nullable ConnectionFactory factory;

    /**
     * Connects to nothing yet.
     *
     * @param name shown instead of the address, which can hold passwords
     * @param factoryClass has a constructor that takes the address
     */
    public BrokerClient(
            String name, String factoryClass, String url, Optional<String> user, Secret secret, Duration timeout) {
        this.name = name;
        this.factoryClass = factoryClass;
        this.url = url;
        this.user = user;
        this.secret = secret;
        this.timeout = timeout;
    }

    public Secret secret() {
        return secret;
    }

    /** A SETUP fault where one of the queues is not there. */
    public void requireQueues(List<String> queues) {
        String what = "looking at the broker of " + name;
        try (Connection connection = connect();
                Session session = connection.createSession()) {
            for (String queue : queues) {
                if (!isThere(session, queue)) {
                    throw new Fault(
                            FaultCategory.SETUP,
                            "there is no queue " + queue + " at the broker of " + name
                                    + ". Create it or correct the setting");
                }
            }
        } catch (JMSException e) {
            throw JmsFaults.of(what, e);
        }
    }

    /** Returns when the broker has the message on its disk. */
    public void send(ReplyAddress address, OutgoingMessage message) {
        try (Connection connection = connect();
                Session session = connection.createSession()) {
            send(session, address, message);
        } catch (JMSException e) {
            throw JmsFaults.of("sending to " + address.text(), e);
        }
    }

    /** As {@link #send}, but to no queue that would have to be made first; whether it was sent. */
    public boolean sendIfThere(ReplyAddress address, OutgoingMessage message) {
        try (Connection connection = connect();
                Session session = connection.createSession()) {
            boolean there = address.topic() || isThere(session, address.name());
            if (there) {
                send(session, address, message);
            }
            return there;
        } catch (JMSException e) {
            throw JmsFaults.of("sending to " + address.text(), e);
        }
    }

    /** A new connection that is not started; the caller's to close. */
    Connection connect() throws JMSException {
        ConnectionFactory connections = factory();
        return user.isPresent()
                ? connections.createConnection(user.get(), secret.require())
                : connections.createConnection();
    }

    private static void send(Session session, ReplyAddress address, OutgoingMessage message) throws JMSException {
        Message sent;
        if (message.text()) {
            sent = session.createTextMessage(new String(message.content(), StandardCharsets.UTF_8));
        } else {
            BytesMessage bytes = session.createBytesMessage();
            bytes.writeBytes(message.content());
            sent = bytes;
        }
        for (Map.Entry<String, String> property : message.properties().entrySet()) {
            if (!property.getValue().isEmpty()) {
                sent.setStringProperty(property.getKey(), property.getValue());
            }
        }
        sent.setStringProperty(DUPLICATE_KEY, message.key());
        sent.setJMSCorrelationID(message.correlation());
        try (MessageProducer producer = session.createProducer(
                address.topic() ? session.createTopic(address.name()) : session.createQueue(address.name()))) {
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            producer.send(sent);
        }
    }

    /** Artemis is asked by its own query, since its browsers make a queue that is not there. */
    private static boolean isThere(Session session, String name) throws JMSException {
        if (session instanceof ActiveMQSession artemis) {
            try {
                return artemis.getCoreSession()
                        .queueQuery(SimpleString.of(CompositeAddress.extractQueueName(name)))
                        .isExists();
            } catch (ActiveMQException e) {
                JMSException wrapped = new JMSException(e.getType().name());
                wrapped.initCause(e);
                throw wrapped;
            }
        }
        Queue queue = session.createQueue(name);
        try {
            session.createBrowser(queue).close();
            return true;
        } catch (InvalidDestinationException e) {
            return false;
        }
    }

    private synchronized ConnectionFactory factory() {
        if (factory == null) {
            factory = make();
        }
        return factory;
    }

    private ConnectionFactory make() {
        try {
            Object made =
                    Class.forName(factoryClass).getConstructor(String.class).newInstance(url);
            if (made instanceof ActiveMQConnectionFactory artemis) {
                // With a window, a consumer hoards messages behind a slow one, and a killed one burns an attempt of
                // each.
                artemis.setConsumerWindowSize(0);
                artemis.setCallTimeout(timeout.toMillis());
                // So that a large message can be read again when intake had no room.
                artemis.setCacheLargeMessagesClient(true);
            }
            return (ConnectionFactory) made;
        } catch (ReflectiveOperationException | ClassCastException e) {
            // Without its cause: it can quote the address.
            throw new Fault(
                    FaultCategory.SETUP,
                    "JMS queue " + name + ": no client can be made. Check client (" + factoryClass + ") and url");
        }
    }

    @Override
    public String toString() {
        return "BrokerClient[" + name + "]";
    }
}
