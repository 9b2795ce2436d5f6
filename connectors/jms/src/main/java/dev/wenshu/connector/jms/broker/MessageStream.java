package dev.wenshu.connector.jms.broker;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageEOFException;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Bytes of a message as they come from the broker; objects are never deserialised. */
final class MessageStream extends InputStream {
    private static final String READING = "reading the body of a message";

    private final Source source;

    /** Fills a part of the buffer; -1 at the end. */
    @FunctionalInterface
    private interface Source {
        int read(byte[] buffer) throws JMSException;
    }

    private MessageStream(Source source) {
        this.source = source;
    }

    /** Text is UTF-8; the byte arrays of a stream message are one after the other. */
    static InputStream of(Message message) {
        try {
            return switch (message) {
                case BytesMessage bytes -> {
                    bytes.reset();
                    yield new MessageStream(bytes::readBytes);
                }
                case StreamMessage stream -> {
                    stream.reset();
                    yield new MessageStream(buffer -> read(stream, buffer));
                }
                case TextMessage text ->
                    new ByteArrayInputStream(
                            Objects.requireNonNullElse(text.getText(), "").getBytes(StandardCharsets.UTF_8));
                default ->
                    throw new Fault(FaultCategory.INPUT, "a message is neither of bytes nor of text nor a stream");
            };
        } catch (JMSException e) {
            throw JmsFaults.of(READING, e);
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (offset == 0 && length == target.length) {
            return fill(target);
        }
        byte[] buffer = new byte[length];
        int count = fill(buffer);
        System.arraycopy(buffer, 0, target, offset, Math.max(count, 0));
        return count;
    }

    private int fill(byte[] buffer) {
        try {
            return source.read(buffer);
        } catch (JMSException e) {
            throw JmsFaults.of(READING, e);
        } catch (IndexOutOfBoundsException | IllegalStateException e) {
            // What Artemis throws where a large message breaks off.
            throw new Fault(FaultCategory.EXTERNAL, READING + ": it breaks off. It is tried again", e);
        }
    }

    private static int read(StreamMessage stream, byte[] buffer) throws JMSException {
        try {
            int count = 0;
            while (count <= 0) {
                count = stream.readBytes(buffer);
            }
            return count;
        } catch (MessageEOFException e) {
            return -1;
        }
    }
}
