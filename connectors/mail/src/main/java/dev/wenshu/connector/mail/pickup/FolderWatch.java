package dev.wenshu.connector.mail.pickup;

import dev.wenshu.connector.mail.mailbox.MailAccount;
import dev.wenshu.connector.mail.mailbox.MailKeywords;
import dev.wenshu.connector.mail.mailbox.Mailbox;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** A folder that stays open, read-only, on a connection of its own. */
final class FolderWatch implements AutoCloseable {
    private static final String IDLE = "IDLE";

    private final Mailbox mailbox;
    private final IMAPFolder folder;
    private final boolean idles;
    private int countBefore;

    private FolderWatch(Mailbox mailbox, IMAPFolder folder, boolean idles) {
        this.mailbox = mailbox;
        this.folder = folder;
        this.idles = idles;
    }

    static FolderWatch open(MailAccount account, String name) throws MessagingException {
        Mailbox mailbox = Mailbox.open(account);
        try {
            IMAPFolder folder = mailbox.openFolder(name, Folder.READ_ONLY);
            return new FolderWatch(mailbox, folder, account.config().idle() && mailbox.offers(IDLE));
        } catch (MessagingException e) {
            mailbox.close();
            throw e;
        }
    }

    boolean idles() {
        return idles;
    }

    long uidValidity() throws MessagingException {
        return folder.getUIDValidity();
    }

    long uidOf(Message message) throws MessagingException {
        return folder.getUID(message);
    }

    /** Messages from that UID on, oldest first; only their numbers are known yet. */
    List<Message> from(long uid) throws MessagingException {
        countBefore = folder.getMessageCount();
        List<Message> messages = new ArrayList<>();
        for (Message message : folder.getMessagesByUID(uid, UIDFolder.LASTUID)) {
            // "n:*" names the last message also where its UID is below n.
            if (message != null && uidOf(message) >= uid) {
                messages.add(message);
            }
        }
        return messages;
    }

    /** Reads what is needed to decide about messages, in one command. */
    void prepare(List<Message> messages, boolean structure) throws MessagingException {
        FetchProfile profile = new FetchProfile();
        profile.add(FetchProfile.Item.ENVELOPE);
        profile.add(FetchProfile.Item.FLAGS);
        profile.add(MailKeywords.KEY_HEADER);
        if (structure) {
            profile.add(FetchProfile.Item.CONTENT_INFO);
        }
        folder.fetch(messages.toArray(Message[]::new), profile);
    }

    /** Drafts, deleted messages, what was moved back here, and the suite's own replies are no news. */
    static boolean isLeftAlone(IMAPMessage message) throws MessagingException {
        Flags flags = message.getFlags();
        return message.isExpunged()
                || flags.contains(Flags.Flag.DELETED)
                || flags.contains(Flags.Flag.DRAFT)
                || Arrays.asList(flags.getUserFlags()).contains(MailKeywords.RETURNED)
                || message.getHeader(MailKeywords.KEY_HEADER) != null;
    }

    /** Returns when the server has news or {@link #endWait} is called; at once where something came since the last look. */
    void awaitNews() throws MessagingException {
        if (folder.getMessageCount() == countBefore) {
            folder.idle(true);
        }
    }

    /** Ends {@link #awaitNews}, from any thread; shows whether the connection is still alive. */
    void endWait() throws MessagingException {
        // Any command ends IDLE; this one is always sent, while a cached answer would not be.
        folder.getNewMessageCount();
    }

    @Override
    public void close() {
        mailbox.close();
    }
}
