package dev.wenshu.connector.jdbc.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The characters of a reader as UTF-8. */
final class Utf8Stream extends InputStream {
    private static final int AT_ONCE = 8192;

    private final Reader text;
    private final char[] characters = new char[AT_ONCE];
    private int kept;
    private byte[] bytes = new byte[0];
    private int next;

    Utf8Stream(Reader text) {
        this.text = text;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int most) throws IOException {
        Objects.checkFromIndexSize(offset, most, buffer.length);
        if (most == 0) {
            return 0;
        }
        while (next == bytes.length) {
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(most, bytes.length - next);
        System.arraycopy(bytes, next, buffer, offset, count);
        next += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private boolean fill() throws IOException {
        int read = text.read(characters, kept, AT_ONCE - kept);
        int count = kept + Math.max(0, read);
        if (count == 0) {
            return false;
        }
        // The first half of a pair waits for the other.
        kept = read > 0 && Character.isHighSurrogate(characters[count - 1]) ? 1 : 0;
        bytes = new String(characters, 0, count - kept).getBytes(StandardCharsets.UTF_8);
        next = 0;
        characters[0] = characters[count - 1];
        return true;
    }
}
