package dev.wenshu.connector.folder.inbox;

import dev.wenshu.connector.UndoRecord;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation.MoveOriginal;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Conflict;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.files.AtomicFile;
import dev.wenshu.connector.folder.inbox.OriginalLocator.Place;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Moves an original within the inbox, its sidecars with it and its sub-folders kept. A name that is taken gets a number;
 * a file is never replaced.
 */
public final class OriginalMover {
    private static final int MOST_NUMBERS = 10_000;

    private final Inbox inbox;
    private final OriginalLocator locator;

    public OriginalMover(Inbox inbox, OriginalLocator locator) {
        this.inbox = inbox;
        this.locator = locator;
    }

    public synchronized WriteBackOutcome move(Keyed keyed, MoveOriginal operation) {
        Path folder = inbox.resolve(operation.folder());
        if (inbox.targets().stream().noneMatch(folder::startsWith)) {
            return new Refused(
                    keyed.key(),
                    operation.folder()
                            + " is not in wenshu.folder.skip-folders; the file would be picked up again there");
        }
        return switch (locator.find(keyed.item())) {
            case Place.Lost(String reason) -> new Conflict(keyed.key(), reason);
            case Place.Found(Path original) ->
                moveTo(inbox.resolve(inbox.itemId(folder) + "/" + keyed.item().itemId()), original, keyed);
        };
    }

    public synchronized WriteBackOutcome undo(UndoRequest request, UndoRecord.Move record) {
        inbox.requireReachable();
        Path from = inbox.resolve(record.from());
        Path to = inbox.resolve(record.to());
        try {
            if (locator.isVersion(to, request.item())) {
                if (!isFree(from)) {
                    return new Conflict(request.key(), from + " is taken by another file; " + to + " stays");
                }
                Files.createDirectories(parent(from));
                AtomicFile.move(to, from);
            } else if (!locator.isVersion(from, request.item())) {
                return new Conflict(request.key(), to + " is gone or was changed after it was moved");
            }
            moveSidecars(to, from);
            return new Written(request.key(), from.toString(), "");
        } catch (IOException e) {
            throw FolderFaults.of("moving " + to + " back", e);
        }
    }

    private WriteBackOutcome moveTo(Path wanted, Path original, Keyed keyed) {
        Path home = inbox.resolve(keyed.item().itemId());
        try {
            Path target = original;
            Path origin = original;
            if (parent(original).equals(parent(wanted))) {
                origin = home;
            } else {
                Files.createDirectories(parent(wanted));
                target = takeFreeName(original, wanted);
            }
            moveSidecars(origin, target);
            UndoRecord undo = new UndoRecord.Move(inbox.itemId(origin), inbox.itemId(target));
            return new Written(keyed.key(), target.toString(), undo.text());
        } catch (IOException e) {
            throw FolderFaults.of("moving " + original + " to " + wanted, e);
        }
    }

    private Path takeFreeName(Path original, Path wanted) throws IOException {
        Path target = wanted;
        for (int number = 2; number < MOST_NUMBERS; number++) {
            if (isFree(target)) {
                try {
                    AtomicFile.move(original, target);
                    return target;
                } catch (FileAlreadyExistsException e) {
                    // Taken by someone else since it was looked at: the next number.
                }
            }
            target = OriginalLocator.numbered(wanted, number);
        }
        throw new FileAlreadyExistsException(wanted.toString());
    }

    private boolean isFree(Path file) {
        return Files.notExists(file, LinkOption.NOFOLLOW_LINKS)
                && inbox.sidecarSuffixes().stream()
                        .allMatch(suffix -> Files.notExists(withSuffix(file, suffix), LinkOption.NOFOLLOW_LINKS));
    }

    private void moveSidecars(Path from, Path to) throws IOException {
        for (String suffix : inbox.sidecarSuffixes()) {
            Path sidecar = withSuffix(from, suffix);
            Path target = withSuffix(to, suffix);
            // After a crash between the two moves, a new file of the old name may own the sidecar that is there.
            if (Files.notExists(from, LinkOption.NOFOLLOW_LINKS)
                    && Files.isRegularFile(sidecar, LinkOption.NOFOLLOW_LINKS)
                    && Files.notExists(target, LinkOption.NOFOLLOW_LINKS)) {
                AtomicFile.move(sidecar, target);
            }
        }
    }

    private static Path withSuffix(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? inbox.root() : parent;
    }
}
