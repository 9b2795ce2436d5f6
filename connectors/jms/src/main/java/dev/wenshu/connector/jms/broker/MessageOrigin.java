package dev.wenshu.connector.jms.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an answer to a message needs, kept as the version of its item.
 *
 * @param messageId {@code JMSMessageID}
 * @param correlation {@code JMSCorrelationID}, or the message id where it had none
 * @param replyTo text of a {@link ReplyAddress}, empty where none was asked for
 */
public record MessageOrigin(String messageId, String correlation, String replyTo) {
    private static final int LONGEST = 200;

    /** Empty texts are left out of what is stored. */
    public MessageOrigin {
        messageId = Objects.requireNonNullElse(messageId, "");
        correlation = Objects.requireNonNullElse(correlation, "");
        replyTo = Objects.requireNonNullElse(replyTo, "");
    }

    /** An INPUT fault where the message has no usable id. */
    static MessageOrigin of(Message message) throws JMSException {
        String id = usable(message.getJMSMessageID())
                .orElseThrow(() -> new Fault(FaultCategory.INPUT, "a message has no usable JMSMessageID"));
        return new MessageOrigin(
                id,
                usable(message.getJMSCorrelationID()).orElse(id),
                ReplyAddress.of(message.getJMSReplyTo()).map(ReplyAddress::text).orElse(""));
    }

    public String text() {
        try {
            return Json.mapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts always becomes JSON", e);
        }
    }

    /** An INTERNAL fault where {@code version} is of another connector. */
    public static MessageOrigin parse(String version) {
        try {
            return Json.mapper().readValue(version, MessageOrigin.class);
        } catch (JsonProcessingException e) {
            throw new Fault(FaultCategory.INTERNAL, "the version of a JMS item is unreadable", e);
        }
    }

    /** Ids are stored and logged, and anybody may have written them. */
    static Optional<String> usable(@Nullable String id) {
        return Optional.ofNullable(id)
                .filter(text ->
                        !text.isBlank() && text.length() <= LONGEST && text.matches("[^\\p{Cc}\\p{Cf}\\p{Cs}]+"));
    }
}
