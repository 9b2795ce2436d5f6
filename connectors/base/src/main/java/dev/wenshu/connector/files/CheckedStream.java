package dev.wenshu.connector.files;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file's bytes. Whatever the client raises is a fault of the server, not of whoever reads, and bytes that end before the size that
 * was listed are no document.
 */
final class CheckedStream extends FilterInputStream {
    private static final int SKIPPED_AT_ONCE = 8192;

    private final StoredFile file;
    private long count;

    CheckedStream(StoredFile file, InputStream in) {
        super(in);
        this.file = file;
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
        } else if (count < file.size()) {
            throw broken(null);
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

    /** Without a fault: what was to be read was read by then. */
    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException | RuntimeException e) {
            // Clients close a file by asking the server, which may be gone.
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
                "reading " + ItemPath.shown(file.path()) + " broke off after " + count + " of " + file.size()
                        + " bytes. It is tried again",
                cause);
    }
}
