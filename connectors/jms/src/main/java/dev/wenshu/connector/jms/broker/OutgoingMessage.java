package dev.wenshu.connector.jms.broker;

import java.util.Map;

/**
 * A message to be sent once.
 *
 * @param key by which a broker that knows duplicates drops a second one
 * @param correlation id of the message that this one is about, or its correlation id
 * @param properties by name; those that are empty are left out
 * @param text whether the content is UTF-8 text, to be sent as a text message
 */
public record OutgoingMessage(
        String key, String correlation, Map<String, String> properties, boolean text, byte[] content) {
    public OutgoingMessage {
        properties = Map.copyOf(properties);
    }

    @Override
    public String toString() {
        return "OutgoingMessage[key=" + key + ", bytes=" + content.length + "]";
    }
}
