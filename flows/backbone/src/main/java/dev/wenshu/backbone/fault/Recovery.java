package dev.wenshu.backbone.fault;

import dev.wenshu.backbone.database.Database;
import dev.wenshu.backbone.database.Transaction;
import dev.wenshu.backbone.queue.Outbox;
import dev.wenshu.backbone.queue.OutboxRelay;
import dev.wenshu.backbone.queue.WaitingMessages;
import dev.wenshu.backbone.queue.WorkQueue;
import dev.wenshu.backbone.registry.DocumentState;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts documents that have work to come and no message for it in again. The database alone tells what is to be done: a
 * broker's journal that was lost costs nothing.
 */
@Singleton
final class Recovery {
    private static final Logger LOG = System.getLogger(Recovery.class.getName());

    private final Database database;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final WaitingMessages waiting;
    private final InstantSource clock;
    private final Instant startedAt;

    Recovery(Database database, Outbox outbox, OutboxRelay relay, WaitingMessages waiting, InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.relay = relay;
        this.waiting = waiting;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    void recover() {
        Map<WorkQueue, Set<String>> atBroker = new EnumMap<>(WorkQueue.class);
        for (WorkQueue queue : WorkQueue.values()) {
            atBroker.put(queue, waiting.documents(queue));
        }
        Instant now = clock.instant();
        long recovered =
                database.transaction(transaction -> open(transaction, startedAt.minus(waiting.quietBefore())).stream()
                        .filter(open ->
                                !atBroker.getOrDefault(open.queue(), Set.of()).contains(open.id()))
                        .peek(open -> outbox.put(transaction, open.queue(), open.id(), open.priority(), now))
                        .count());
        if (recovered > 0) {
            LOG.log(Level.INFO, "{0} unfinished documents without a message were put in again", recovered);
        }
        relay.relaySoon();
    }

    private static List<Open> open(Transaction transaction, Instant quietSince) {
        return transaction.list(
                row -> new Open(
                        row.getString("id"),
                        FaultDesk.queueOf(DocumentState.valueOf(row.getString("state"))),
                        row.getInt("priority")),
                "SELECT id, state, priority FROM document WHERE state IN (?, ?, ?, ?) AND updated_at <= ?"
                        + " AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.document_id = document.id)"
                        + " ORDER BY registered_at, id",
                DocumentState.RECEIVED,
                DocumentState.PROCESSING,
                DocumentState.APPROVED,
                DocumentState.WRITING,
                quietSince);
    }

    private record Open(String id, WorkQueue queue, int priority) {}
}
