package dev.wenshu.connector.mail.writeback;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.UndoRecord;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation.MoveOriginal;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Conflict;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.mail.mailbox.FolderName;
import dev.wenshu.connector.mail.mailbox.MailKeywords;
import dev.wenshu.connector.mail.mailbox.Mailbox;
import dev.wenshu.connector.mail.writeback.OriginalLocator.Place;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** Moves a message to a folder and back. With MOVE (RFC 6851) in one step, else as a copy and the deletion of exactly that message. */
final class OriginalMover {
    private static final String MOVE = "MOVE";
    private static final String UIDPLUS = "UIDPLUS";

    private final Mailbox mailbox;
    private final OriginalLocator locator;
    private final List<String> moveFolders;
    private final boolean inOneStep;

    OriginalMover(Mailbox mailbox, OriginalLocator locator, List<String> moveFolders, boolean inOneStep) {
        this.mailbox = mailbox;
        this.locator = locator;
        this.moveFolders = moveFolders;
        this.inOneStep = inOneStep;
    }

    static OriginalMover of(Mailbox mailbox, OriginalLocator locator, List<String> moveFolders)
            throws MessagingException {
        return new OriginalMover(mailbox, locator, moveFolders, mailbox.offers(MOVE));
    }

    WriteBackOutcome move(Keyed keyed, MoveOriginal operation) throws MessagingException {
        String folder = operation.folder();
        if (!FolderName.isPlain(folder) || !isMoveFolder(folder)) {
            return new Refused(keyed.key(), "the folder is not in wenshu.mail.move-folders");
        }
        String target = mailbox.moveFolder(folder);
        if (target == null) {
            return new Refused(keyed.key(), "the server separates folders by a character of the name " + folder);
        }
        Optional<Place> found = locator.find(keyed.item());
        if (found.isEmpty()) {
            return new Conflict(keyed.key(), MailWrites.GONE);
        }
        try (Place place = found.get()) {
            if (!place.folder().getFullName().equals(target)) {
                transfer(place, keyed.item(), target);
            }
            return new Written(
                    keyed.key(), target, new UndoRecord.Move(OriginalLocator.homeOf(keyed.item()), target).text());
        }
    }

    WriteBackOutcome undo(UndoRequest request, UndoRecord.Move record) throws MessagingException {
        SourceItem item = request.item();
        String home = OriginalLocator.homeOf(item);
        Optional<Place> moved = locator.inFolder(record.to(), item);
        if (moved.isPresent()) {
            try (Place place = moved.get()) {
                // Set before the move, so that pick-up never sees the message here without it.
                place.message().setFlags(new Flags(MailKeywords.RETURNED), true);
                transfer(place, item, home);
                return new Written(request.key(), home, "");
            }
        }
        Optional<Place> atHome = locator.home(item);
        atHome.ifPresent(Place::close);
        return atHome.isPresent()
                ? new Written(request.key(), home, "")
                : new Conflict(request.key(), "the message is no longer in " + record.to() + "; nothing was moved");
    }

    private void transfer(Place place, SourceItem item, String target) throws MessagingException {
        IMAPFolder folder = place.folder();
        Message[] message = {place.message()};
        IMAPFolder to = mailbox.folderOrNew(target);
        if (inOneStep) {
            folder.moveMessages(message, to);
            return;
        }
        // A copy may be there already, from a call that was cut short.
        Optional<Place> copy =
                target.equals(OriginalLocator.homeOf(item)) ? Optional.empty() : locator.inFolder(target, item);
        copy.ifPresent(Place::close);
        if (copy.isEmpty()) {
            folder.copyMessages(message, to);
        }
        place.message().setFlag(Flags.Flag.DELETED, true);
        if (mailbox.offers(UIDPLUS)) {
            folder.expunge(message);
        }
    }

    private boolean isMoveFolder(String folder) {
        return moveFolders.stream().anyMatch(allowed -> folder.equals(allowed) || folder.startsWith(allowed + "/"));
    }
}
