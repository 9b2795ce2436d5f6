package dev.wenshu.connector.jms.broker;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A queue or topic by name; {@link #text} is {@code queue:NAME} or {@code topic:NAME}. */
public record ReplyAddress(boolean topic, String name) {
    private static final String QUEUE = "queue:";
    private static final String TOPIC = "topic:";
    private static final int LONGEST = 200;

    public static ReplyAddress queue(String name) {
        return new ReplyAddress(false, name);
    }

    /** Empty where there is none, or where its name is too long or hides something. */
    static Optional<ReplyAddress> of(@Nullable Destination destination) throws JMSException {
        ReplyAddress address = switch (destination) {
            case Queue queue -> new ReplyAddress(false, text(queue.getQueueName()));
            case Topic topic -> new ReplyAddress(true, text(topic.getTopicName()));
            case null, default -> new ReplyAddress(false, "");
        };
        boolean plain = !address.name.isBlank()
                && address.name.length() <= LONGEST
                && address.name.matches("[^\\p{Cntrl}\\p{Cf}]+");
        return plain ? Optional.of(address) : Optional.empty();
    }

    /** Empty where {@code text} is. */
    public static Optional<ReplyAddress> parse(String text) {
        return text.startsWith(TOPIC)
                ? Optional.of(new ReplyAddress(true, text.substring(TOPIC.length())))
                : Optional.of(text)
                        .filter(address -> address.startsWith(QUEUE))
                        .map(address -> queue(address.substring(QUEUE.length())));
    }

    public String text() {
        return (topic ? TOPIC : QUEUE) + name;
    }

    private static String text(@Nullable String name) {
        return name == null ? "" : name;
    }
}
