package dev.wenshu.connector.jdbc.rows;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a row; a connection that breaks is a fault of the database, not of whoever reads. */
final class RowStream extends FilterInputStream {
    private static final int SKIPPED_AT_ONCE = 8192;

    private final String id;

    RowStream(InputStream in, String id) {
        super(in);
        this.id = id;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int most) {
        try {
            return super.read(buffer, offset, most);
        } catch (IOException e) {
            throw new Fault(
                    FaultCategory.EXTERNAL,
                    "reading the content of row " + ItemPath.shown(id) + " broke off. It is tried again",
                    e);
        }
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
}
