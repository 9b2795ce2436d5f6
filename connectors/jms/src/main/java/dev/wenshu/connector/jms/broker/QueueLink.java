package dev.wenshu.connector.jms.broker;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One queue in a transacted session: what was received stays at the broker until {@link #commit}. For one thread; a link that
 * has failed is of no more use, and closing it gives back what was received.
 */
public final class QueueLink implements AutoCloseable {
    private final String queue;
    private final Connection connection;
    private final Session session;
    private @Nullable MessageConsumer consumer;
    private String selector = "";
    private volatile boolean broken;

    private QueueLink(String queue, Connection connection) throws JMSException {
        this.queue = queue;
        this.connection = connection;
        this.session = connection.createSession(Session.SESSION_TRANSACTED);
    }

    public static QueueLink open(BrokerClient broker, String queue) {
        try {
            Connection connection = broker.connect();
            try {
                QueueLink link = new QueueLink(queue, connection);
                connection.setExceptionListener(_ -> link.broken = true);
                connection.start();
                return link;
            } catch (JMSException e) {
                connection.close();
                throw e;
            }
        } catch (JMSException e) {
            throw JmsFaults.of("opening queue " + queue, e);
        }
    }

    /** Whether the connection is gone, and with it the right to settle what was received. */
    public boolean isBroken() {
        return broken;
    }

    /** The next message but those with these ids; empty where none comes within the wait. */
    public Optional<Received> receive(Collection<String> exceptIds, Duration wait) {
        try {
            Message message = consumer(selector(exceptIds)).receive(wait.toMillis());
            return Optional.ofNullable(message).map(Received::new);
        } catch (JMSException e) {
            broken = true;
            throw JmsFaults.of("receiving from queue " + queue, e);
        }
    }

    /** Settles what was received and sent on since the last commit, together. */
    public void commit() {
        try {
            session.commit();
        } catch (JMSException e) {
            broken = true;
            throw JmsFaults.of("settling a message of queue " + queue, e);
        }
    }

    /** Gives back what was received; the broker counts an attempt. */
    public void rollback() {
        try {
            session.rollback();
        } catch (JMSException e) {
            broken = true;
            throw JmsFaults.of("giving back a message of queue " + queue, e);
        }
    }

    /** Sends a received message to another queue with the next {@link #commit}. */
    public void sendOn(Received received, String target) {
        try (MessageProducer producer = session.createProducer(session.createQueue(target))) {
            producer.send(received.message());
        } catch (JMSException e) {
            broken = true;
            throw JmsFaults.of("sending a message on to queue " + target, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (JMSException e) {
            broken = true;
        }
    }

    private MessageConsumer consumer(String wanted) throws JMSException {
        MessageConsumer current = consumer;
        if (current != null && wanted.equals(selector)) {
            return current;
        }
        if (current != null) {
            current.close();
        }
        MessageConsumer next = session.createConsumer(session.createQueue(queue), wanted);
        consumer = next;
        selector = wanted;
        return next;
    }

    private static String selector(Collection<String> exceptIds) {
        return exceptIds.isEmpty()
                ? ""
                : exceptIds.stream()
                        .sorted()
                        .map(id -> "'" + id.replace("'", "''") + "'")
                        .collect(Collectors.joining(",", "JMSMessageID IS NULL OR JMSMessageID NOT IN (", ")"));
    }
}
