package dev.wenshu.connector.mail.writeback;

import dev.wenshu.connector.UndoRecord;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation.Reply;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Conflict;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.mail.MailConfig.ReplyMode;
import dev.wenshu.connector.mail.mailbox.MailAccount;
import dev.wenshu.connector.mail.mailbox.MailKeywords;
import dev.wenshu.connector.mail.mailbox.Mailbox;
import dev.wenshu.connector.mail.writeback.OriginalLocator.Place;
import dev.wenshu.connector.mail.writeback.ReplyRules.Verdict;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.HeaderTerm;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Answers a message once: as a draft for a person to send, or sent. A header with the operation's key says what was answered. */
final class ReplyWriter {
    private static final int PERMANENT = 500;
    private static final String SENT = "sent";

    private final MailAccount account;
    private final Mailbox mailbox;
    private final OriginalLocator locator;
    private final InstantSource clock;

    ReplyWriter(MailAccount account, Mailbox mailbox, OriginalLocator locator, InstantSource clock) {
        this.account = account;
        this.mailbox = mailbox;
        this.locator = locator;
        this.clock = clock;
    }

    WriteBackOutcome write(Keyed keyed, Reply operation) throws MessagingException, IOException {
        Optional<String> own = account.address();
        if (own.isEmpty()) {
            return new Refused(
                    keyed.key(), "wenshu.mail.accounts." + account.name() + ".address is needed to write replies");
        }
        if (isThere(account.config().sentFolder(), keyed.key())) {
            return new Written(keyed.key(), account.config().sentFolder(), "");
        }
        Optional<Place> draft = find(account.config().draftsFolder(), keyed.key());
        if (draft.isPresent()) {
            try (Place place = draft.get()) {
                return drafted(keyed.key(), ReplyMessage.fingerprint(place.message()));
            }
        }
        Optional<Place> found = locator.find(keyed.item());
        if (found.isEmpty()) {
            return new Conflict(keyed.key(), MailWrites.GONE);
        }
        MimeMessage reply;
        try (Place place = found.get()) {
            switch (new ReplyRules(own.get()).judge(place.message())) {
                case Verdict.Silence(String reason) -> {
                    return new Refused(keyed.key(), "not answered: " + reason);
                }
                case Verdict.Answer(InternetAddress to) ->
                    reply = new ReplyMessage(mailbox.session(), new InternetAddress(own.get(), true))
                            .to(to, place.message(), operation.text(), keyed.key(), clock.instant());
            }
        }
        if (account.config().reply() == ReplyMode.SEND) {
            return send(keyed.key(), reply);
        }
        reply.setFlag(Flags.Flag.DRAFT, true);
        append(account.config().draftsFolder(), reply);
        return drafted(keyed.key(), ReplyMessage.fingerprint(reply));
    }

    WriteBackOutcome undo(UndoRequest request, UndoRecord.Draft record) throws MessagingException, IOException {
        String drafts = account.config().draftsFolder();
        Optional<Place> draft = find(drafts, request.key());
        if (draft.isEmpty()) {
            return isThere(account.config().sentFolder(), request.key())
                    ? new Conflict(request.key(), "the reply was sent meanwhile")
                    : new Written(request.key(), drafts, "");
        }
        try (Place place = draft.get()) {
            if (!ReplyMessage.fingerprint(place.message()).equals(record.sha256())) {
                return new Conflict(request.key(), "the draft was changed after it was written; it stays");
            }
            place.message().setFlag(Flags.Flag.DELETED, true);
            if (mailbox.offers("UIDPLUS")) {
                place.folder().expunge(new Message[] {place.message()});
            }
            return new Written(request.key(), drafts, "");
        }
    }

    private WriteBackOutcome send(String key, MimeMessage reply) throws MessagingException {
        try (SMTPTransport transport = mailbox.transport()) {
            transport.sendMessage(reply, reply.getAllRecipients());
        } catch (MessagingException e) {
            if (isRefusedForGood(e)) {
                return new Refused(key, "the server does not take mail for the sender's address");
            }
            throw e;
        }
        // Some servers keep what they send by themselves.
        if (!isThere(account.config().sentFolder(), key)) {
            reply.setFlag(Flags.Flag.SEEN, true);
            append(account.config().sentFolder(), reply);
        }
        return new Written(key, SENT, "");
    }

    private void append(String folder, MimeMessage reply) throws MessagingException {
        mailbox.folderOrNew(folder).appendMessages(new Message[] {reply});
    }

    private WriteBackOutcome drafted(String key, String fingerprint) {
        return new Written(key, account.config().draftsFolder(), new UndoRecord.Draft(fingerprint).text());
    }

    private boolean isThere(String folder, String key) throws MessagingException {
        Optional<Place> place = find(folder, key);
        place.ifPresent(Place::close);
        return place.isPresent();
    }

    private Optional<Place> find(String name, String key) throws MessagingException {
        if (!mailbox.hasFolder(name)) {
            return Optional.empty();
        }
        String value = ReplyMessage.headerOf(key);
        IMAPFolder folder = mailbox.openFolder(name, Folder.READ_WRITE);
        for (Message candidate : folder.search(new HeaderTerm(MailKeywords.KEY_HEADER, value))) {
            String[] values = candidate.getHeader(MailKeywords.KEY_HEADER);
            if (candidate instanceof IMAPMessage message
                    && !message.isSet(Flags.Flag.DELETED)
                    && values != null
                    && values[0].strip().equals(value)) {
                return Optional.of(new Place(folder, message));
            }
        }
        Mailbox.shut(folder);
        return Optional.empty();
    }

    private static boolean isRefusedForGood(MessagingException failure) {
        Exception at = failure;
        for (int depth = 0; at instanceof MessagingException messaging && depth < 16; depth++) {
            if (at instanceof SMTPAddressFailedException address) {
                return address.getReturnCode() >= PERMANENT;
            }
            if (at instanceof SMTPSendFailedException sending && sending.getNextException() == null) {
                return sending.getReturnCode() >= PERMANENT;
            }
            at = messaging.getNextException();
        }
        return false;
    }
}
