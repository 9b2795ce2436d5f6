package dev.wenshu.connector.mail.pickup;

import dev.wenshu.connector.mail.mailbox.MailFaults;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a message as they come from the server. A read that fails is a fault of the mail server, not of whoever reads:
 * without that, intake would take it for one of its own disk.
 */
final class MessageStream extends FilterInputStream {
    private final String what;

    MessageStream(InputStream in, String what) {
        super(in);
        this.what = what;
    }

    @Override
    public int read() {
        try {
            return super.read();
        } catch (IOException e) {
            throw MailFaults.of(what, e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException e) {
            throw MailFaults.of(what, e);
        }
    }
}
