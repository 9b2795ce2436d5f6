package dev.wenshu.connector.mail.writeback;

import dev.wenshu.connector.UndoRecord;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation.AppendLedgerRow;
import dev.wenshu.connector.WriteBackOperation.MoveOriginal;
import dev.wenshu.connector.WriteBackOperation.Reply;
import dev.wenshu.connector.WriteBackOperation.SetProperties;
import dev.wenshu.connector.WriteBackOperation.WriteSidecar;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.mail.mailbox.MailAccount;
import dev.wenshu.connector.mail.mailbox.MailFaults;
import dev.wenshu.connector.mail.mailbox.Mailbox;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One login to an account, and the operations on its messages that are done with it. */
public final class MailWrites implements AutoCloseable {
    static final String GONE =
            "the message is not where it was picked up nor in a move folder: moved, deleted, or the folder was made anew";

    private final MailAccount account;
    private final Mailbox mailbox;
    private final OriginalLocator locator;
    private final Optional<KeywordWriter> keywords;
    private final OriginalMover mover;
    private final ReplyWriter replies;

    private MailWrites(
            MailAccount account,
            Mailbox mailbox,
            Optional<KeywordWriter> keywords,
            List<String> moveFolders,
            InstantSource clock)
            throws MessagingException {
        this.account = account;
        this.mailbox = mailbox;
        this.locator = new OriginalLocator(mailbox, moveFolders);
        this.keywords = keywords;
        this.mover = OriginalMover.of(mailbox, locator, moveFolders);
        this.replies = new ReplyWriter(account, mailbox, locator, clock);
    }

    /**
     * Logs in.
     *
     * @param keywords by decision or kind; empty where no keywords are written
     */
    public static MailWrites open(
            MailAccount account,
            Optional<Map<String, String>> keywords,
            List<String> moveFolders,
            InstantSource clock) {
        Mailbox mailbox = Mailbox.open(account);
        try {
            return new MailWrites(account, mailbox, keywords.map(KeywordWriter::new), moveFolders, clock);
        } catch (MessagingException e) {
            mailbox.close();
            throw MailFaults.of("asking what mail account " + account.name() + " offers", e);
        }
    }

    public WriteBackOutcome write(Keyed keyed) {
        try {
            return switch (keyed.operation()) {
                case SetProperties properties
                when keywords.isPresent() -> keywords.get().write(keyed, properties, locator);
                case SetProperties _ -> new Refused(keyed.key(), "wenshu.mail.write-keywords is false");
                case MoveOriginal move -> mover.move(keyed, move);
                case Reply reply -> replies.write(keyed, reply);
                case WriteSidecar _, AppendLedgerRow _ ->
                    new Refused(keyed.key(), "a mailbox has neither files beside a message nor ledgers");
            };
        } catch (MessagingException | IOException e) {
            throw MailFaults.of("writing " + keyed.key() + " to mail account " + account.name(), e);
        }
    }

    public WriteBackOutcome undo(UndoRequest request) {
        if (request.undo().isEmpty()) {
            return new Refused(request.key(), "a reply that was sent cannot be taken back");
        }
        try {
            return switch (UndoRecord.parse(request.undo())) {
                case UndoRecord.Keywords record -> new KeywordWriter(Map.of()).undo(request, record, locator);
                case UndoRecord.Move record -> mover.undo(request, record);
                case UndoRecord.Draft record -> replies.undo(request, record);
                case UndoRecord other -> throw other.foreign();
            };
        } catch (MessagingException | IOException e) {
            throw MailFaults.of("taking back " + request.key() + " in mail account " + account.name(), e);
        }
    }

    @Override
    public void close() {
        mailbox.close();
    }
}
