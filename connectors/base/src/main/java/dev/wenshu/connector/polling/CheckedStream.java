package dev.wenshu.connector.polling;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * An item's bytes. Whatever the client raises is a fault of the system, not of whoever reads, and bytes that end before the length
 * that was announced are no document.
 */
public final class CheckedStream extends FilterInputStream {
    private static final Logger LOG = Logger.getLogger(CheckedStream.class);
    private static final int SKIPPED_AT_ONCE = 8192;

    private final String itemId;
    private final OptionalLong length;
    private long count;
    private boolean atEnd;

    /** @param length in bytes; empty where the system announced none */
    public CheckedStream(String itemId, InputStream in, OptionalLong length) {
        super(in);
        this.itemId = itemId;
        this.length = length;
    }

    /** Whether all was read. */
    public boolean isAtEnd() {
        return atEnd;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int most) {
        int read = readOrFault(buffer, offset, most);
        if (read >= 0) {
            count += read;
        } else if (length.isPresent() && count < length.getAsLong()) {
            throw broken(null);
        } else {
            atEnd = true;
        }
        return read;
    }

    @Override
    public long skip(long most) {
        byte[] skipped = new byte[Math.clamp(most, 0, SKIPPED_AT_ONCE)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Without a fault: what was to be read was read by then, and clients ask the system, which may be gone. */
    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException | RuntimeException e) {
            LOG.debugf("%s was not closed properly: %s", ItemPath.shown(itemId), e.getClass());
        }
    }

    private int readOrFault(byte[] buffer, int offset, int most) {
        try {
            return super.read(buffer, offset, most);
        } catch (IOException | RuntimeException e) {
            throw broken(e);
        }
    }

    private Fault broken(@Nullable Exception cause) {
        return new Fault(
                FaultCategory.EXTERNAL,
                "reading " + ItemPath.shown(itemId) + " broke off after " + count + " bytes. It is tried again",
                cause);
    }
}
