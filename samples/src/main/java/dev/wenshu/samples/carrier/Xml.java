package dev.wenshu.samples.carrier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes indented XML text, element by element. */
public final class Xml {
    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are name, value pairs. */
    public Xml open(String name, String... attributes) {
        start(name, attributes).append(">\n");
        open.push(name);
        return this;
    }

    public Xml close() {
        String name = open.pop();
        indent().append("</").append(name).append(">\n");
        return this;
    }

    /** An element with text; attributes are name, value pairs. */
    public Xml leaf(String name, Object value, String... attributes) {
        start(name, attributes)
                .append('>')
                .append(escaped(value.toString()))
                .append("</")
                .append(name)
                .append(">\n");
        return this;
    }

    /** An element that is left out where its text is empty. */
    public Xml optional(String name, String value, String... attributes) {
        return value.isEmpty() ? this : leaf(name, value, attributes);
    }

    public Xml empty(String name, String... attributes) {
        start(name, attributes).append("/>\n");
        return this;
    }

    public byte[] bytes() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("element left open: " + open.peek());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private StringBuilder start(String name, String... attributes) {
        indent().append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        return text;
    }

    private StringBuilder indent() {
        return text.append("  ".repeat(open.size()));
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
