package dev.wenshu.document.parse.wire;

import dev.wenshu.kernel.Json;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Frames over a pair of streams: four bytes of length, then JSON. One reader and one writer at a time. */
public final class FrameChannel {
    private static final int LONGEST = 64 * 1024 * 1024;

    private final DataInputStream in;
    private final DataOutputStream out;

    public FrameChannel(InputStream in, OutputStream out) {
        this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
        this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
    }

    public void send(Frame frame) throws IOException {
        byte[] json = Json.mapper().writerFor(Frame.class).writeValueAsBytes(frame);
        if (json.length > LONGEST) {
            throw new IOException("frame of " + json.length + " bytes");
        }
        out.writeInt(json.length);
        out.write(json);
        out.flush();
    }

    /** The next frame, or null where the other side has closed. */
    public @Nullable Frame receive() throws IOException {
        int length;
        try {
            length = in.readInt();
        } catch (EOFException e) {
            return null;
        }
        if (length < 0 || length > LONGEST) {
            throw new IOException("frame of " + length + " bytes");
        }
        return Json.mapper().readValue(in.readNBytes(length), Frame.class);
    }
}
