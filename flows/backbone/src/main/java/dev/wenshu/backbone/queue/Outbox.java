package dev.wenshu.backbone.queue;

import dev.wenshu.backbone.database.Transaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/**
 * Messages to be sent, kept with the change that calls for them: both are committed or neither.
 */
@Singleton
public final class Outbox {
    /** Puts a message in, to be sent at or after the given time. */
    public void put(Transaction transaction, WorkQueue queue, String documentId, int priority, Instant dueAt) {
        transaction.update(
                "INSERT INTO outbox (queue, document_id, priority, due_at) VALUES (?, ?, ?, ?)",
                queue,
                documentId,
                priority,
                dueAt);
    }

    /** Messages that are due and that no other relay has, which nobody else gets until the transaction ends. */
    List<Message> claim(Transaction transaction, Instant now, int limit) {
        // No ORDER BY: with it, H2 gives a second relay nothing instead of the next rows.
        return transaction.list(
                row -> new Message(
                        row.getLong("id"),
                        WorkQueue.valueOf(row.getString("queue")),
                        row.getString("document_id"),
                        row.getInt("priority")),
                "SELECT id, queue, document_id, priority FROM outbox WHERE due_at <= ?" + " FETCH FIRST " + limit
                        + " ROWS ONLY FOR UPDATE SKIP LOCKED",
                now);
    }

    void remove(Transaction transaction, Message message) {
        transaction.update("DELETE FROM outbox WHERE id = ?", message.id());
    }

    record Message(long id, WorkQueue queue, String documentId, int priority) {}
}
