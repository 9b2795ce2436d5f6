package dev.wenshu.backbone.intake;

import dev.wenshu.backbone.database.Database;
import dev.wenshu.backbone.database.Transaction;
import dev.wenshu.backbone.queue.Outbox;
import dev.wenshu.backbone.queue.OutboxRelay;
import dev.wenshu.backbone.queue.WorkQueue;
import dev.wenshu.backbone.registry.DocumentState;
import dev.wenshu.backbone.registry.Documents;
import dev.wenshu.backbone.registry.RegisteredDocument;
import dev.wenshu.backbone.store.OriginalStore;
import dev.wenshu.backbone.store.StoredOriginal;
import dev.wenshu.connector.SourceItem;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.InstantSource;

/** Takes one item in, once. */
@Singleton
public final class Intake {
    private static final int INTERACTIVE = 6;
    private static final int BATCH = 3;
    /** A source with more than this waiting is a batch: what a person has just dropped elsewhere goes first. */
    private static final int BATCH_FROM = 50;

    private final OriginalStore store;
    private final Database database;
    private final Documents documents;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final InstantSource clock;

    public Intake(
            OriginalStore store,
            Database database,
            Documents documents,
            Outbox outbox,
            OutboxRelay relay,
            InstantSource clock) {
        this.store = store;
        this.database = database;
        this.documents = documents;
        this.outbox = outbox;
        this.relay = relay;
        this.clock = clock;
    }

    /**
     * Returns the document's id when original and registration are on the disk, so that the source may forget the item; the
     * same item with the same bytes gives the same id and is handed on once.
     *
     * @throws dev.wenshu.kernel.Fault CAPACITY or EXTERNAL; then the item must stay in its source
     */
    public String take(SourceItem item, InputStream bytes) {
        StoredOriginal original = store.store(bytes);
        String id = RegisteredDocument.idOf(item, original.hash());
        boolean isNew = database.transaction(transaction -> {
            int priority = priority(transaction, item);
            boolean inserted = documents.register(transaction, id, item, original.hash(), original.size(), priority);
            if (inserted) {
                outbox.put(transaction, WorkQueue.PROCESS, id, priority, clock.instant());
            }
            return inserted;
        });
        database.makeDurable();
        if (isNew) {
            relay.relaySoon();
        }
        return id;
    }

    private static int priority(Transaction transaction, SourceItem item) {
        int waiting = transaction
                .list(
                        row -> row.getString("id"),
                        "SELECT id FROM document WHERE state = ? AND system = ? AND source = ?" + " FETCH FIRST "
                                + BATCH_FROM + " ROWS ONLY",
                        DocumentState.RECEIVED,
                        item.system(),
                        item.source())
                .size();
        return waiting < BATCH_FROM ? INTERACTIVE : BATCH;
    }
}
