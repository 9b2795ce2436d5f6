package dev.wenshu.connector.folder.inbox;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.UndoRecord;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation.WriteSidecar;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Conflict;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.files.AtomicFile;
import dev.wenshu.connector.folder.inbox.OriginalLocator.Place;
import dev.wenshu.kernel.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes a result file beside an original, wherever that is now. A file of the same name is replaced only where it is, byte for
 * byte, the earlier result that the operation says; any other stays and the operation ends in a conflict.
 */
public final class SidecarWriter {
    private final Inbox inbox;
    private final OriginalLocator locator;

    public SidecarWriter(Inbox inbox, OriginalLocator locator) {
        this.inbox = inbox;
        this.locator = locator;
    }

    public synchronized WriteBackOutcome write(Keyed keyed, WriteSidecar operation) {
        if (!inbox.sidecarSuffixes().contains(operation.suffix())) {
            return new Refused(
                    keyed.key(),
                    operation.suffix()
                            + " is not in wenshu.folder.sidecar-suffixes and would be picked up as a document");
        }
        return switch (locator.find(keyed.item())) {
            case Place.Lost(String reason) -> new Conflict(keyed.key(), reason);
            case Place.Found(Path original) -> writeBeside(original, keyed, operation);
        };
    }

    public synchronized WriteBackOutcome undo(UndoRequest request, UndoRecord.Sidecar record) {
        if (!inbox.sidecarSuffixes().contains(record.suffix())) {
            return new Refused(request.key(), record.suffix() + " is not in wenshu.folder.sidecar-suffixes");
        }
        Path sidecar = sidecarOf(originalOrHome(request.item()), record.suffix());
        try {
            if (Files.notExists(sidecar, LinkOption.NOFOLLOW_LINKS)) {
                return new Written(request.key(), sidecar.toString(), "");
            }
            if (!Files.isRegularFile(sidecar, LinkOption.NOFOLLOW_LINKS)
                    || !ContentHash.of(sidecar).hex().equals(record.sha256())) {
                return new Conflict(request.key(), sidecar + " was changed after it was written; it stays");
            }
            Files.delete(sidecar);
            return new Written(request.key(), sidecar.toString(), "");
        } catch (IOException e) {
            throw FolderFaults.of("deleting " + sidecar, e);
        }
    }

    private WriteBackOutcome writeBeside(Path original, Keyed keyed, WriteSidecar operation) {
        Path sidecar = sidecarOf(original, operation.suffix());
        String sha256 = ContentHash.of(operation.content()).hex();
        Written written =
                new Written(keyed.key(), sidecar.toString(), new UndoRecord.Sidecar(operation.suffix(), sha256).text());
        try {
            if (Files.exists(sidecar, LinkOption.NOFOLLOW_LINKS)) {
                if (!Files.isRegularFile(sidecar, LinkOption.NOFOLLOW_LINKS)) {
                    return new Conflict(keyed.key(), sidecar + " is a link or a folder; it stays");
                }
                byte[] present = Files.readAllBytes(sidecar);
                if (Arrays.equals(present, operation.content())) {
                    return written;
                }
                if (!ContentHash.of(present).hex().equals(operation.replaces())) {
                    return new Conflict(
                            keyed.key(), sidecar + " was written by somebody else or changed since; it stays");
                }
            }
            boolean kept = AtomicFile.write(
                    sidecar, out -> out.write(operation.content()), () -> locator.isVersion(original, keyed.item()));
            return kept ? written : new Conflict(keyed.key(), "the original was changed while the result was written");
        } catch (IOException e) {
            throw FolderFaults.of("writing " + sidecar, e);
        }
    }

    private Path originalOrHome(SourceItem item) {
        return switch (locator.find(item)) {
            case Place.Found(Path file) -> file;
            case Place.Lost _ -> inbox.resolve(item.itemId());
        };
    }

    private static Path sidecarOf(Path original, String suffix) {
        return original.resolveSibling(original.getFileName() + suffix);
    }
}
