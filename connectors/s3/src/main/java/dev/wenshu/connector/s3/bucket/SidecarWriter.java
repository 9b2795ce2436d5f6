package dev.wenshu.connector.s3.bucket;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.UndoRecord;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation.WriteSidecar;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Conflict;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.s3.bucket.OriginalLocator.Place;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.util.Optional;

/**
 * Writes a result object beside an original, wherever that is now. One of the same name is replaced only where it is, byte for
 * byte, the earlier result that the operation says; any other stays and the operation ends in a conflict.
 */
public final class SidecarWriter {
    private static final int LARGEST = 64 * 1024 * 1024;
    /** A condition that did not hold is looked into once more: the SDK's own second attempt meets what the first one wrote. */
    private static final int LOOKS = 2;

    private final BucketInbox inbox;
    private final ObjectStore store;
    private final OriginalLocator locator;

    public SidecarWriter(BucketInbox inbox, ObjectStore store, OriginalLocator locator) {
        this.inbox = inbox;
        this.store = store;
        this.locator = locator;
    }

    /** A sidecar that is there. */
    private record Present(String etag, String sha256) {}

    public WriteBackOutcome write(Keyed keyed, WriteSidecar operation) {
        if (!inbox.sidecarSuffixes().contains(operation.suffix())) {
            return notListed(keyed.key(), operation.suffix());
        }
        return switch (locator.find(keyed.item())) {
            case Place.Lost(String reason) -> new Conflict(keyed.key(), reason);
            case Place.Found(StoredObject original) -> writeBeside(original, keyed.key(), operation);
        };
    }

    public WriteBackOutcome undo(UndoRequest request, UndoRecord.Sidecar record) {
        if (!inbox.sidecarSuffixes().contains(record.suffix())) {
            return notListed(request.key(), record.suffix());
        }
        String sidecar = originalOrHome(request.item()) + record.suffix();
        Written written = new Written(request.key(), shownKey(sidecar), "");
        Optional<StoredObject> head = store.head(sidecar);
        if (head.isEmpty()) {
            return written;
        }
        boolean own = present(sidecar)
                .filter(one -> one.sha256().equals(record.sha256()))
                .isPresent();
        return own && store.delete(head.get())
                ? written
                : new Conflict(request.key(), shownKey(sidecar) + " was changed after it was written; it stays");
    }

    private WriteBackOutcome writeBeside(StoredObject original, String key, WriteSidecar operation) {
        String sidecar = original.key() + operation.suffix();
        String sha256 = ContentHash.of(operation.content()).hex();
        for (int look = 0; look < LOOKS; look++) {
            Optional<Present> present = present(sidecar);
            boolean same = present.filter(one -> one.sha256().equals(sha256)).isPresent();
            boolean replaceable = present.isEmpty() || present.get().sha256().equals(operation.replaces());
            if (same
                    || (replaceable
                            && store.put(
                                    sidecar,
                                    operation.content(),
                                    type(operation.suffix()),
                                    present.map(Present::etag)))) {
                return new Written(key, shownKey(sidecar), new UndoRecord.Sidecar(operation.suffix(), sha256).text());
            }
        }
        return new Conflict(key, shownKey(sidecar) + " was written by somebody else or changed since; it stays");
    }

    private Optional<Present> present(String sidecar) {
        return store.open(sidecar).map(object -> {
            try (object) {
                byte[] content = object.content().readNBytes(LARGEST);
                return new Present(
                        object.version().etag(), ContentHash.of(content).hex());
            } catch (IOException e) {
                throw new Fault(FaultCategory.EXTERNAL, "reading " + shownKey(sidecar), e);
            }
        });
    }

    private String originalOrHome(SourceItem item) {
        return switch (locator.find(item)) {
            case Place.Found(StoredObject object) -> object.key();
            case Place.Lost _ -> inbox.key(item.itemId());
        };
    }

    private String shownKey(String key) {
        return inbox.bucket() + "/" + key;
    }

    private static WriteBackOutcome notListed(String key, String suffix) {
        return new Refused(
                key, suffix + " is not in the bucket's sidecar-suffixes and would be picked up as a document");
    }

    private static String type(String suffix) {
        if (suffix.endsWith(".json")) {
            return "application/json";
        }
        return suffix.endsWith(".md") ? "text/markdown; charset=utf-8" : "application/octet-stream";
    }
}
