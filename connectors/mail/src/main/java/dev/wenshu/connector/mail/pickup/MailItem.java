package dev.wenshu.connector.mail.pickup;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.mail.mailbox.MailAccount;
import dev.wenshu.connector.mail.mailbox.MailVersion;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.Date;

/** What intake is told about a message. */
final class MailItem {
    private MailItem() {}

    static SourceItem of(MailAccount account, String folder, long uidValidity, long uid, Message message)
            throws MessagingException {
        MailVersion version = new MailVersion(uidValidity, uid, MailVersion.identityOf(message));
        return new SourceItem(
                account.system(),
                account.source(folder),
                version.itemId(),
                version.text(),
                MailFileName.of(message.getSubject()),
                receivedAt(message));
    }

    private static Instant receivedAt(Message message) throws MessagingException {
        Date received = message.getReceivedDate();
        Date date = received == null ? message.getSentDate() : received;
        return date == null ? Instant.EPOCH : date.toInstant();
    }
}
