package dev.wenshu.connector.files;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.connector.UndoRecord;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation.MoveOriginal;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Conflict;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.files.OriginalLocator.Place;
import java.util.Optional;

/**
 * Moves an original within the watched folder, its sidecars with it and its sub-folders kept. A name that is taken gets a number;
 * a file is never replaced.
 */
final class OriginalMover {
    private final FileInbox inbox;
    private final FileSession session;
    private final OriginalLocator locator;

    OriginalMover(FileInbox inbox, FileSession session, OriginalLocator locator) {
        this.inbox = inbox;
        this.session = session;
        this.locator = locator;
    }

    WriteBackOutcome move(Keyed keyed, MoveOriginal operation) {
        String folder = inbox.require(ItemPath.withoutOuterSlashes(operation.folder()));
        if (!inbox.skips(folder)) {
            return new Refused(
                    keyed.key(), folder + " is not in skip-folders; the file would be picked up again there");
        }
        return switch (locator.find(keyed.item())) {
            case Place.Lost(String reason) -> new Conflict(keyed.key(), reason);
            case Place.Found(StoredFile original) ->
                moveTo(folder + "/" + keyed.item().itemId(), original, keyed);
        };
    }

    WriteBackOutcome undo(UndoRequest request, UndoRecord.Move record) {
        String from = inbox.require(record.from());
        String to = inbox.require(record.to());
        Optional<StoredFile> moved = session.find(to).filter(file -> OriginalLocator.isVersion(file, request.item()));
        boolean back = moved.isPresent()
                ? session.move(moved.get(), from)
                : session.find(from)
                        .filter(file -> OriginalLocator.isVersion(file, request.item()))
                        .isPresent();
        if (!back) {
            session.requireRoot();
            return new Conflict(
                    request.key(),
                    moved.isPresent()
                            ? inbox.shown(from) + " is taken by another file; " + inbox.shown(to) + " stays"
                            : inbox.shown(to) + " is gone or was changed after it was moved");
        }
        moveSidecars(to, from);
        return new Written(request.key(), inbox.shown(from), "");
    }

    private WriteBackOutcome moveTo(String wanted, StoredFile original, Keyed keyed) {
        String origin = original.path();
        String target = origin;
        if (ItemPath.parent(origin).equals(ItemPath.parent(wanted))) {
            origin = keyed.item().itemId();
        } else {
            Optional<String> taken = moveToFreeName(original, wanted);
            if (taken.isEmpty()) {
                return new Conflict(
                        keyed.key(), "the original was changed while it was moved, or its names are all taken");
            }
            target = taken.get();
        }
        moveSidecars(origin, target);
        return new Written(keyed.key(), inbox.shown(target), new UndoRecord.Move(origin, target).text());
    }

    private Optional<String> moveToFreeName(StoredFile original, String wanted) {
        for (int number = 1; number < OriginalLocator.MOST_NUMBERS; number++) {
            String target = ItemPath.numbered(wanted, number);
            if (isFree(target)) {
                if (session.move(original, target)) {
                    return Optional.of(target);
                }
                boolean unchanged = session.find(original.path())
                        .filter(now -> now.version().equals(original.version()))
                        .isPresent();
                if (!unchanged) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private boolean isFree(String path) {
        return session.find(path).isEmpty()
                && inbox.sidecarSuffixes().stream()
                        .allMatch(suffix -> session.find(path + suffix).isEmpty());
    }

    /** After an end between the two moves, a new file of the old name may own the sidecar that is there. */
    private void moveSidecars(String from, String to) {
        if (session.find(from).isPresent()) {
            return;
        }
        for (String suffix : inbox.sidecarSuffixes()) {
            session.find(from + suffix)
                    .filter(StoredFile::isFile)
                    .ifPresent(sidecar -> session.move(sidecar, to + suffix));
        }
    }
}
