package dev.wenshu.connector.s3.bucket;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.UndoRecord;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation.MoveOriginal;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Conflict;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.s3.bucket.OriginalLocator.Place;
import java.util.Map;
import java.util.Optional;

/**
 * Moves an original within the bucket, its sidecars with it and its folders kept: a copy, then a deletion, so that an end in
 * between leaves two and never none. A name that is taken gets a number; an object is never replaced.
 */
public final class OriginalMover {
    /** What a single copy may be; larger ones would have to be copied in parts. */
    private static final long LARGEST = 5L * 1024 * 1024 * 1024;

    private final BucketInbox inbox;
    private final ObjectStore store;
    private final OriginalLocator locator;

    public OriginalMover(BucketInbox inbox, ObjectStore store, OriginalLocator locator) {
        this.inbox = inbox;
        this.store = store;
        this.locator = locator;
    }

    public WriteBackOutcome move(Keyed keyed, MoveOriginal operation) {
        String folder = inbox.key(ItemPath.withoutOuterSlashes(operation.folder())) + "/";
        if (!inbox.skips(folder)) {
            return new Refused(
                    keyed.key(),
                    operation.folder()
                            + " is not in the bucket's skip-prefixes; the object would be picked up again there");
        }
        return switch (locator.find(keyed.item())) {
            case Place.Lost(String reason) -> new Conflict(keyed.key(), reason);
            case Place.Found(StoredObject original)
            when original.size() > LARGEST ->
                new Refused(keyed.key(), "the object is over 5 GiB, which is more than one copy can be");
            case Place.Found(StoredObject original) ->
                moveTo(folder + keyed.item().itemId(), original, keyed);
        };
    }

    public WriteBackOutcome undo(UndoRequest request, UndoRecord.Move record) {
        String from = inbox.key(record.from());
        String to = inbox.key(record.to());
        Optional<StoredObject> home = store.head(from);
        boolean back = home.filter(object -> OriginalLocator.isVersion(object, request.item()))
                .isPresent();
        Optional<StoredObject> moved = store.head(to).filter(object -> OriginMark.isOn(object, request.item()));
        if (moved.isEmpty() && !back) {
            store.requireBucket();
            return new Conflict(request.key(), shown(to) + " is gone or was changed after it was moved");
        }
        if (!back && (home.isPresent() || !store.copy(moved.get(), from, headAtHome(moved.get(), request.item())))) {
            return new Conflict(request.key(), shown(from) + " is taken by another object; " + shown(to) + " stays");
        }
        moved.ifPresent(store::delete);
        moveSidecars(to, from);
        return new Written(request.key(), shown(from), "");
    }

    private WriteBackOutcome moveTo(String wanted, StoredObject original, Keyed keyed) {
        String origin = original.key();
        Optional<String> target = Optional.of(origin);
        if (ItemPath.parent(origin).equals(ItemPath.parent(wanted))) {
            origin = inbox.key(keyed.item().itemId());
        } else {
            target = copyToFreeName(original, wanted, keyed.item());
            if (target.isEmpty()) {
                return new Conflict(
                        keyed.key(), "the original was changed while it was moved, or its names are all taken");
            }
            store.delete(original);
        }
        moveSidecars(origin, target.get());
        UndoRecord undo = new UndoRecord.Move(inbox.itemId(origin), inbox.itemId(target.get()));
        return new Written(keyed.key(), shown(target.get()), undo.text());
    }

    private Optional<String> copyToFreeName(StoredObject original, String wanted, SourceItem item) {
        Map<String, String> metadata = OriginMark.mark(original.metadata(), item);
        int number = 1;
        while (number < OriginalLocator.MOST_NUMBERS) {
            String target = ItemPath.numbered(wanted, number);
            Optional<StoredObject> present = store.head(target);
            if (present.filter(copy -> OriginMark.isOn(copy, item)).isPresent()) {
                return Optional.of(target);
            }
            if (present.isEmpty() && sidecarsAreFree(target)) {
                if (store.copy(original, target, metadata)) {
                    return Optional.of(target);
                }
                boolean unchanged = store.head(original.key())
                        .filter(now -> now.etag().equals(original.etag()))
                        .isPresent();
                if (!unchanged) {
                    return Optional.empty();
                }
            }
            number++;
        }
        return Optional.empty();
    }

    private boolean sidecarsAreFree(String target) {
        return inbox.sidecarSuffixes().stream()
                .allMatch(suffix -> store.head(target + suffix).isEmpty());
    }

    /** After an end between the two steps, a new object of the old name may own the sidecar that is there. */
    private void moveSidecars(String from, String to) {
        if (store.head(from).isPresent()) {
            return;
        }
        for (String suffix : inbox.sidecarSuffixes()) {
            Optional<StoredObject> sidecar = store.head(from + suffix);
            if (sidecar.isPresent()) {
                Optional<StoredObject> target = store.head(to + suffix);
                boolean there = target.isPresent()
                        ? target.get().etag().equals(sidecar.get().etag())
                        : store.copy(sidecar.get(), to + suffix, sidecar.get().metadata());
                if (there) {
                    store.delete(sidecar.get());
                }
            }
        }
    }

    /** Without the mark again, where the ETag alone proves what it is. */
    private static Map<String, String> headAtHome(StoredObject moved, SourceItem item) {
        boolean provenByEtag =
                moved.etag().equals(ObjectVersion.parse(item.version()).etag());
        return provenByEtag ? OriginMark.unmark(moved.metadata()) : moved.metadata();
    }

    private String shown(String key) {
        return inbox.bucket() + "/" + key;
    }
}
