package dev.wenshu.connector.jms.broker;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** A message that was received and is not settled yet. */
public final class Received {
    private final Message message;

    Received(Message message) {
        this.message = message;
    }

    /** Its id and where answers go; an INPUT fault where it has no usable id. */
    public MessageOrigin origin() {
        try {
            return MessageOrigin.of(message);
        } catch (JMSException e) {
            throw JmsFaults.of("reading the head of a message", e);
        }
    }

    /** Its message id, for logs and to be left out by; empty where it has none that is usable. */
    public Optional<String> id() {
        try {
            return MessageOrigin.usable(message.getJMSMessageID());
        } catch (JMSException e) {
            throw JmsFaults.of("reading the head of a message", e);
        }
    }

    /** A property as text, empty where it is not there. */
    public Optional<String> property(String name) {
        try {
            return Optional.ofNullable(message.getStringProperty(name));
        } catch (JMSException e) {
            throw JmsFaults.of("reading the head of a message", e);
        }
    }

    /** An id for people and logs out of a property; empty where it is not there or hides something. */
    public Optional<String> idProperty(String name) {
        return property(name).flatMap(MessageOrigin::usable);
    }

    /** When it was sent, or {@code now} where that is not known or later. */
    public Instant sentAt(Instant now) {
        try {
            Instant sent = Instant.ofEpochMilli(message.getJMSTimestamp());
            return sent.isAfter(Instant.EPOCH) && sent.isBefore(now) ? sent : now;
        } catch (JMSException e) {
            throw JmsFaults.of("reading the head of a message", e);
        }
    }

    /** Its content from the beginning, each time anew; an INPUT fault where it is neither bytes nor text. */
    public InputStream content() {
        return MessageStream.of(message);
    }

    Message message() {
        return message;
    }
}
