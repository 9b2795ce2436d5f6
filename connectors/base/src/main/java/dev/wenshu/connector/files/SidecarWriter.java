package dev.wenshu.connector.files;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.UndoRecord;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation.WriteSidecar;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Conflict;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.files.OriginalLocator.Place;
import dev.wenshu.connector.polling.CheckedStream;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes a result file beside an original, wherever that is now. A file of the same name is replaced only where it is, byte for
 * byte, the earlier result that the operation says; any other stays and the operation ends in a conflict.
 */
final class SidecarWriter {
    private static final int LARGEST = 64 * 1024 * 1024;

    private final FileInbox inbox;
    private final FileSession session;
    private final OriginalLocator locator;

    SidecarWriter(FileInbox inbox, FileSession session, OriginalLocator locator) {
        this.inbox = inbox;
        this.session = session;
        this.locator = locator;
    }

    WriteBackOutcome write(Keyed keyed, WriteSidecar operation) {
        if (!inbox.sidecarSuffixes().contains(operation.suffix())) {
            return notListed(keyed.key(), operation.suffix());
        }
        return switch (locator.find(keyed.item())) {
            case Place.Lost(String reason) -> new Conflict(keyed.key(), reason);
            case Place.Found(StoredFile original) ->
                writeBeside(original.path() + operation.suffix(), keyed.key(), operation);
        };
    }

    WriteBackOutcome undo(UndoRequest request, UndoRecord.Sidecar record) {
        if (!inbox.sidecarSuffixes().contains(record.suffix())) {
            return notListed(request.key(), record.suffix());
        }
        String sidecar = originalOrHome(request.item()) + record.suffix();
        Optional<StoredFile> present = session.find(sidecar);
        boolean gone = present.isEmpty()
                || (present.get().isFile()
                        && sha256(present.get()).equals(record.sha256())
                        && session.delete(present.get()));
        return gone
                ? new Written(request.key(), inbox.shown(sidecar), "")
                : new Conflict(request.key(), inbox.shown(sidecar) + " was changed after it was written; it stays");
    }

    private WriteBackOutcome writeBeside(String sidecar, String key, WriteSidecar operation) {
        String sha256 = ContentHash.of(operation.content()).hex();
        Optional<StoredFile> present = session.find(sidecar);
        String there = present.filter(StoredFile::isFile).map(this::sha256).orElse("");
        boolean replaceable = present.isEmpty() || (!there.isEmpty() && there.equals(operation.replaces()));
        return there.equals(sha256) || (replaceable && session.write(sidecar, operation.content(), present))
                ? new Written(key, inbox.shown(sidecar), new UndoRecord.Sidecar(operation.suffix(), sha256).text())
                : new Conflict(key, inbox.shown(sidecar) + " was written by somebody else or changed since; it stays");
    }

    /** Empty where the file is gone, or too large to be ours. */
    private String sha256(StoredFile file) {
        Optional<InputStream> content = session.read(file.path());
        if (content.isEmpty()) {
            return "";
        }
        try (InputStream in = new CheckedStream(file.path(), content.get(), OptionalLong.of(file.size()))) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            return bytes.length > LARGEST ? "" : ContentHash.of(bytes).hex();
        } catch (IOException e) {
            throw new Fault(FaultCategory.EXTERNAL, "reading " + inbox.shown(file.path()) + ". It is tried again", e);
        }
    }

    private String originalOrHome(SourceItem item) {
        return switch (locator.find(item)) {
            case Place.Found(StoredFile file) -> file.path();
            case Place.Lost _ -> inbox.require(item.itemId());
        };
    }

    private static WriteBackOutcome notListed(String key, String suffix) {
        return new Refused(key, suffix + " is not in sidecar-suffixes and would be picked up as a document");
    }
}
