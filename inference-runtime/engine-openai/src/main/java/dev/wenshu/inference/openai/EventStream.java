package dev.wenshu.inference.openai;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events (WHATWG HTML, 9.2) out of bytes that come in pieces: the data of each event, its lines joined;
 * comments and other fields are skipped. Lines may end in LF, CR LF or CR, and be cut anywhere, within a character too.
 */
final class EventStream {
    private final Deque<String> events = new ArrayDeque<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private boolean hasData;
    private boolean afterReturn;

    /** Takes bytes. */
    void accept(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n' && afterReturn) {
                afterReturn = false;
            } else if (next == '\n' || next == '\r') {
                afterReturn = next == '\r';
                endLine();
            } else {
                afterReturn = false;
                line.write(next);
            }
        }
    }

    /** An event that some servers do not end with an empty line counts all the same. */
    void end() {
        if (line.size() > 0) {
            endLine();
        }
        dispatch();
    }

    /** The next whole event's data; null where there is none yet. */
    @Nullable
    String poll() {
        return events.poll();
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.isEmpty()) {
            dispatch();
        } else if (text.startsWith("data:")) {
            if (hasData) {
                data.append('\n');
            }
            hasData = true;
            data.append(text, text.startsWith("data: ") ? 6 : 5, text.length());
        }
    }

    private void dispatch() {
        if (hasData) {
            events.add(data.toString());
            data.setLength(0);
            hasData = false;
        }
    }
}
