package dev.wenshu.connector.s3.bucket;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * An object's bytes. A connection that breaks is a fault of the store, not of whoever reads, and bytes that end before the length
 * that was announced are no document; the JDK's connection takes that for the end.
 */
final class CheckedStream extends FilterInputStream {
    private static final int SKIPPED_AT_ONCE = 8192;

    private final String key;
    private final long length;
    private long count;
    private boolean atEnd;

    /** @param length null where the store announced none */
    CheckedStream(String key, InputStream in, @Nullable Long length) {
        super(in);
        this.key = key;
        this.length = length == null ? -1 : length;
    }

    boolean isAtEnd() {
        return atEnd;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int most) {
        int read;
        try {
            read = super.read(buffer, offset, most);
        } catch (IOException | UncheckedIOException | SdkException e) {
            throw broken(e);
        }
        if (read >= 0) {
            count += read;
        } else {
            if (length >= 0 && count < length) {
                throw broken(null);
            }
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

    private Fault broken(@Nullable Exception cause) {
        return new Fault(
                FaultCategory.EXTERNAL,
                "reading " + ItemPath.shown(key) + " broke off after " + count + " bytes. It is tried again",
                cause);
    }
}
