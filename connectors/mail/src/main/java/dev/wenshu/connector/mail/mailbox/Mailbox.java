package dev.wenshu.connector.mail.mailbox;

import dev.wenshu.connector.mail.MailConfig.Auth;
import dev.wenshu.connector.mail.MailConfig.ReplyMode;
import dev.wenshu.connector.mail.MailConfig.Tls;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPSSLStore;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.smtp.SMTPSSLTransport;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One login to an account. Every call has a timeout; for one thread at a time, but {@link #close} may come from any. */
public final class Mailbox implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Mailbox.class);
    private static final int IMAPS = 993;
    private static final int IMAP = 143;
    private static final int SMTPS = 465;
    private static final int SUBMISSION = 587;
    /** Bytes a FETCH asks for; a message is never in memory as a whole. */
    private static final String CHUNK = String.valueOf(256 * 1024);

    private final MailAccount account;
    private final Session session;
    private final IMAPStore store;

    private Mailbox(MailAccount account, Session session, IMAPStore store) {
        this.account = account;
        this.session = session;
        this.store = store;
    }

    public static Mailbox open(MailAccount account) {
        Session session = Session.getInstance(properties(account));
        boolean implicit = account.config().tls() == Tls.IMPLICIT;
        IMAPStore store = implicit ? new IMAPSSLStore(session, null) : new IMAPStore(session, (URLName) null);
        int port = account.config().port().orElse(implicit ? IMAPS : IMAP);
        try {
            store.connect(
                    account.config().host(),
                    port,
                    account.config().user(),
                    account.secret().require());
            return new Mailbox(account, session, store);
        } catch (MessagingException e) {
            throw MailFaults.of("connecting mail account " + account.name(), e);
        }
    }

    /** Logs in as pick-up and replies do; a SETUP fault where a watched folder is not there. */
    public static void check(MailAccount account) {
        try (Mailbox mailbox = open(account)) {
            for (String folder : account.config().folders()) {
                if (!mailbox.hasFolder(folder)) {
                    throw new Fault(
                            FaultCategory.SETUP,
                            "mail account " + account.name() + " has no folder " + folder
                                    + ". Create it, or correct the settings");
                }
            }
            if (account.config().reply() == ReplyMode.SEND) {
                mailbox.transport().close();
            }
        } catch (MessagingException e) {
            throw MailFaults.of("looking at mail account " + account.name(), e);
        }
    }

    public Session session() {
        return session;
    }

    public boolean offers(String capability) throws MessagingException {
        return store.hasCapability(capability);
    }

    /** The folder of that exact name, opened; closed by {@link #shut} or with the mailbox. */
    public IMAPFolder openFolder(String name, int mode) throws MessagingException {
        IMAPFolder folder = (IMAPFolder) store.getFolder(name);
        folder.open(mode);
        return folder;
    }

    /** The folder of that exact name, made where there is none; not open. */
    public IMAPFolder folderOrNew(String name) throws MessagingException {
        IMAPFolder folder = (IMAPFolder) store.getFolder(name);
        if (!holdsMessages(folder)
                && !folder.create(Folder.HOLDS_MESSAGES | Folder.HOLDS_FOLDERS)
                && !holdsMessages(folder)) {
            throw new MessagingException("the folder was not created");
        }
        return folder;
    }

    public boolean hasFolder(String name) throws MessagingException {
        return holdsMessages(store.getFolder(name));
    }

    /** The server's name of a move folder, below the account's root for them; null where its separator splits a level. */
    public @Nullable String moveFolder(String folder) throws MessagingException {
        char separator = store.getDefaultFolder().getSeparator();
        String root = account.config().moveRoot().map(prefix -> prefix + "/").orElse("");
        return FolderName.isSplitBy(folder, separator) ? null : FolderName.spelled(root + folder, separator);
    }

    /** All folders below one, itself included where it is there. */
    public List<String> withFoldersBelow(String name) throws MessagingException {
        List<String> names =
                new ArrayList<>(folders(name + store.getDefaultFolder().getSeparator() + "*"));
        if (hasFolder(name)) {
            names.addFirst(name);
        }
        return names;
    }

    /** Names of the folders that hold messages and match an IMAP pattern; a parent need not be there itself. */
    public List<String> folders(String pattern) throws MessagingException {
        List<String> names = new ArrayList<>();
        for (Folder folder : store.getDefaultFolder().list(pattern)) {
            if (holdsMessages(folder)) {
                names.add(folder.getFullName());
            }
        }
        return names;
    }

    /** A connected SMTP transport, to be closed by the caller. */
    public SMTPTransport transport() throws MessagingException {
        boolean implicit = account.config().smtp().tls() == Tls.IMPLICIT;
        SMTPTransport transport =
                implicit ? new SMTPSSLTransport(session, null) : new SMTPTransport(session, (URLName) null);
        transport.connect(
                account.config().smtp().host().orElse(account.config().host()),
                account.config().smtp().port().orElse(implicit ? SMTPS : SUBMISSION),
                account.config().user(),
                account.secret().require());
        return transport;
    }

    /** Closes a folder without removing what is marked as deleted. */
    public static void shut(@Nullable Folder folder) {
        try {
            if (folder != null && folder.isOpen()) {
                folder.close(false);
            }
        } catch (MessagingException e) {
            LOG.debugf("a folder was not closed properly: %s", e.getClass());
        }
    }

    @Override
    public void close() {
        try {
            store.close();
        } catch (MessagingException e) {
            LOG.debugf("the connection of %s was not closed properly: %s", account, e.getClass());
        }
    }

    /** A name can be there only as the parent of others. */
    private static boolean holdsMessages(Folder folder) throws MessagingException {
        return folder.exists() && (folder.getType() & Folder.HOLDS_MESSAGES) != 0;
    }

    private static Properties properties(MailAccount account) {
        Properties properties = new Properties();
        put(properties, account, "mail.imap", account.config().tls());
        put(properties, account, "mail.imaps", account.config().tls());
        put(properties, account, "mail.smtp", account.config().smtp().tls());
        put(properties, account, "mail.smtps", account.config().smtp().tls());
        for (String protocol : new String[] {"mail.imap", "mail.imaps"}) {
            properties.setProperty(protocol + ".peek", "true");
            properties.setProperty(protocol + ".fetchsize", CHUNK);
            // Some servers state a wrong size; the end is where the server sends no more.
            properties.setProperty(protocol + ".ignorebodystructuresize", "true");
        }
        return properties;
    }

    private static void put(Properties properties, MailAccount account, String protocol, Tls tls) {
        properties.setProperty(
                protocol + ".connectiontimeout", millis(account.config().connectTimeout()));
        properties.setProperty(protocol + ".timeout", millis(account.config().readTimeout()));
        properties.setProperty(
                protocol + ".writetimeout", millis(account.config().readTimeout()));
        properties.setProperty(protocol + ".ssl.checkserveridentity", "true");
        properties.setProperty(protocol + ".starttls.enable", String.valueOf(tls == Tls.STARTTLS));
        properties.setProperty(protocol + ".starttls.required", String.valueOf(tls == Tls.STARTTLS));
        properties.setProperty(protocol + ".auth", "true");
        if (account.config().auth() == Auth.XOAUTH2) {
            properties.setProperty(protocol + ".auth.mechanisms", "XOAUTH2");
        }
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
