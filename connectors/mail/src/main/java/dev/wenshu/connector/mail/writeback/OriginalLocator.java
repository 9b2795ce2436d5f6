package dev.wenshu.connector.mail.writeback;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.mail.mailbox.MailKeywords;
import dev.wenshu.connector.mail.mailbox.MailVersion;
import dev.wenshu.connector.mail.mailbox.Mailbox;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.ReceivedDateTerm;
import jakarta.mail.search.SearchTerm;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * Finds the message of an item: by UIDVALIDITY and UID where it was picked up, else by its Message-ID in the move folders, and at
 * last among those that were moved back. Message-IDs are compared here, over the days around its arrival: an item holds only the
 * hash.
 */
final class OriginalLocator {
    /** SEARCH knows whole days, in the server's time zone. */
    private static final Duration AROUND = Duration.ofDays(2);

    /** A message in its folder, which is open for writing and closed with this. */
    record Place(IMAPFolder folder, IMAPMessage message) implements AutoCloseable {
        @Override
        public void close() {
            Mailbox.shut(folder);
        }
    }

    private final Mailbox mailbox;
    private final List<String> moveFolders;

    OriginalLocator(Mailbox mailbox, List<String> moveFolders) {
        this.mailbox = mailbox;
        this.moveFolders = moveFolders;
    }

    Optional<Place> find(SourceItem item) throws MessagingException {
        MailVersion version = MailVersion.of(item);
        Optional<Place> place = atHome(item, version);
        if (place.isPresent()) {
            return place;
        }
        for (String folder : moveFolders) {
            String name = mailbox.moveFolder(folder);
            for (String below : name == null ? List.<String>of() : mailbox.withFoldersBelow(name)) {
                place = inFolder(below, item);
                if (place.isPresent()) {
                    return place;
                }
            }
        }
        return returned(item, version);
    }

    /** The message in the folder of that name, found by its Message-ID. */
    Optional<Place> inFolder(String name, SourceItem item) throws MessagingException {
        return mailbox.hasFolder(name)
                ? search(name, MailVersion.of(item), arrivedAround(item.receivedAt()))
                : Optional.empty();
    }

    /** Where the item was picked up, whether it never left or was moved back. */
    Optional<Place> home(SourceItem item) throws MessagingException {
        MailVersion version = MailVersion.of(item);
        Optional<Place> place = atHome(item, version);
        return place.isPresent() ? place : returned(item, version);
    }

    static String homeOf(SourceItem item) {
        return item.source().substring(item.source().indexOf('/') + 1);
    }

    private Optional<Place> atHome(SourceItem item, MailVersion version) throws MessagingException {
        IMAPFolder folder = mailbox.openFolder(homeOf(item), Folder.READ_WRITE);
        if (folder.getUIDValidity() == version.uidValidity()
                && folder.getMessageByUID(version.uid()) instanceof IMAPMessage message
                && isThere(message)
                && MailVersion.identityOf(message).equals(version.identity())) {
            return Optional.of(new Place(folder, message));
        }
        Mailbox.shut(folder);
        return Optional.empty();
    }

    private Optional<Place> returned(SourceItem item, MailVersion version) throws MessagingException {
        SearchTerm movedBack = new FlagTerm(new Flags(MailKeywords.RETURNED), true);
        return search(homeOf(item), version, new AndTerm(movedBack, arrivedAround(item.receivedAt())));
    }

    private Optional<Place> search(String name, MailVersion version, SearchTerm term) throws MessagingException {
        IMAPFolder folder = mailbox.openFolder(name, Folder.READ_WRITE);
        Message[] candidates = folder.search(term);
        FetchProfile profile = new FetchProfile();
        profile.add(FetchProfile.Item.ENVELOPE);
        profile.add(FetchProfile.Item.FLAGS);
        folder.fetch(candidates, profile);
        for (Message candidate : candidates) {
            if (candidate instanceof IMAPMessage message
                    && isThere(message)
                    && MailVersion.identityOf(message).equals(version.identity())) {
                return Optional.of(new Place(folder, message));
            }
        }
        Mailbox.shut(folder);
        return Optional.empty();
    }

    private static boolean isThere(IMAPMessage message) throws MessagingException {
        return !message.isExpunged()
                && !Arrays.asList(message.getFlags().getSystemFlags()).contains(Flags.Flag.DELETED);
    }

    private static SearchTerm arrivedAround(Instant receivedAt) {
        return new AndTerm(
                new ReceivedDateTerm(ComparisonTerm.GT, Date.from(receivedAt.minus(AROUND))),
                new ReceivedDateTerm(ComparisonTerm.LT, Date.from(receivedAt.plus(AROUND))));
    }
}
