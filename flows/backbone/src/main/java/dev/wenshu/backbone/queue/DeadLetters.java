package dev.wenshu.backbone.queue;

import static dev.wenshu.backbone.database.RowReader.instant;

import dev.wenshu.backbone.audit.AuditLog;
import dev.wenshu.backbone.database.Database;
import dev.wenshu.backbone.database.Transaction;
import dev.wenshu.backbone.registry.DocumentState;
import dev.wenshu.backbone.registry.Documents;
import dev.wenshu.backbone.registry.RegisteredDocument;
import dev.wenshu.kernel.FaultCategory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Lists and replays what failed. All of it is in the database, so it can be done from a process beside the running suite,
 * or while the suite is stopped: the relay of whichever suite runs next sends it.
 */
@Singleton
public final class DeadLetters {
    private static final String SELECT = "SELECT dead_letter.*, document.file_name FROM dead_letter"
            + " JOIN document ON document.id = dead_letter.document_id WHERE replayed_at IS NULL";

    private final Database database;
    private final Documents documents;
    private final Outbox outbox;
    private final AuditLog audit;
    private final InstantSource clock;

    public DeadLetters(Database database, Documents documents, Outbox outbox, AuditLog audit, InstantSource clock) {
        this.database = database;
        this.documents = documents;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those not replayed yet, oldest first. */
    public List<DeadLetter> list() {
        return database.transaction(this::waiting);
    }

    /** Sends one on its way again; false where no such dead letter waits. */
    public boolean replay(long id) {
        return database.transaction(transaction -> {
            Optional<DeadLetter> letter = waiting(transaction).stream()
                    .filter(waiting -> waiting.id() == id)
                    .findFirst();
            return letter.isPresent() && replay(transaction, letter.get());
        });
    }

    /** Sends all on their way again; tells how many. */
    public int replayAll() {
        int replayed = 0;
        for (DeadLetter letter : list()) {
            replayed += replay(letter.id()) ? 1 : 0;
        }
        return replayed;
    }

    /** Gives up on a document that was locked in this transaction. */
    public void add(
            Transaction transaction,
            RegisteredDocument document,
            WorkQueue queue,
            FaultCategory category,
            String reason) {
        documents.move(transaction, document, DocumentState.FAILED);
        transaction.update(
                "INSERT INTO dead_letter (document_id, queue, category, reason, died_at) VALUES (?, ?, ?, ?, ?)",
                document.id(),
                queue,
                category,
                reason,
                clock.instant());
        audit.append(transaction, document.id(), "DEAD_LETTER", category + ": " + reason);
    }

    private boolean replay(Transaction transaction, DeadLetter letter) {
        RegisteredDocument document =
                documents.lock(transaction, letter.documentId()).orElseThrow();
        int marked = transaction.update(
                "UPDATE dead_letter SET replayed_at = ? WHERE id = ? AND replayed_at IS NULL",
                clock.instant(),
                letter.id());
        if (marked == 0 || document.state() != DocumentState.FAILED) {
            return false;
        }
        documents.move(
                transaction,
                document,
                switch (letter.queue()) {
                    case PROCESS -> DocumentState.RECEIVED;
                    case WRITE_BACK -> DocumentState.WRITING;
                });
        outbox.put(transaction, letter.queue(), document.id(), document.priority(), clock.instant());
        audit.append(transaction, document.id(), "REPLAYED", "dead letter " + letter.id());
        return true;
    }

    private List<DeadLetter> waiting(Transaction transaction) {
        return transaction.list(
                row -> new DeadLetter(
                        row.getLong("id"),
                        row.getString("document_id"),
                        row.getString("file_name"),
                        WorkQueue.valueOf(row.getString("queue")),
                        FaultCategory.valueOf(row.getString("category")),
                        row.getString("reason"),
                        instant(row, "died_at")),
                SELECT + " ORDER BY dead_letter.id");
    }
}
