package dev.wenshu.backbone.registry;

import static dev.wenshu.backbone.database.RowReader.instant;

import dev.wenshu.backbone.audit.AuditLog;
import dev.wenshu.backbone.database.Transaction;
import dev.wenshu.connector.SourceItem;
import dev.wenshu.document.extract.Decision;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The documents' rows: every change of state goes through here, is checked and audited. */
@Singleton
public final class Documents {
    private final AuditLog audit;
    private final InstantSource clock;

    public Documents(AuditLog audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** False where this item with these bytes is known already. */
    public boolean register(
            Transaction transaction, String id, SourceItem item, ContentHash content, long size, int priority) {
        var now = clock.instant();
        int inserted = transaction.update(
                "INSERT INTO document (id, system, source, item_id, version, file_name, content_hash, size_bytes,"
                        + " received_at, registered_at, updated_at, state, priority)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                id,
                item.system(),
                item.source(),
                item.itemId(),
                item.version(),
                item.fileName(),
                content.hex(),
                size,
                item.receivedAt(),
                now,
                now,
                DocumentState.RECEIVED,
                priority);
        if (inserted == 1) {
            audit.append(transaction, id, "RECEIVED", "sha256 " + content + ", " + size + " bytes");
        }
        return inserted == 1;
    }

    public Optional<RegisteredDocument> find(Transaction transaction, String id) {
        return transaction.first(Documents::read, "SELECT * FROM document WHERE id = ?", id);
    }

    /** The document, which nobody else can change until the transaction ends. */
    public Optional<RegisteredDocument> lock(Transaction transaction, String id) {
        return transaction.first(Documents::read, "SELECT * FROM document WHERE id = ? FOR UPDATE", id);
    }

    /**
     * Moves a document that was locked in this transaction to another state and forgets the faults of the one before.
     *
     * @throws Fault INTERNAL where no such transition exists, or a document with a problem would become DONE
     */
    public void move(Transaction transaction, RegisteredDocument document, DocumentState to) {
        if (!document.state().next().contains(to) || (to == DocumentState.DONE && document.problem() != null)) {
            throw new Fault(
                    FaultCategory.INTERNAL,
                    "Document " + document.id() + " may not go from " + document.state() + " to " + to);
        }
        transaction.update(
                "UPDATE document SET state = ?, faults = 0, unfinished = 0, last_fault = NULL, updated_at = ? WHERE id = ?",
                to,
                clock.instant(),
                document.id());
        audit.append(transaction, document.id(), "STATE", document.state() + " -> " + to);
    }

    public void decide(Transaction transaction, String id, Decision decision, @Nullable Problem problem) {
        transaction.update("UPDATE document SET decision = ? WHERE id = ?", decision, id);
        setProblem(transaction, id, problem);
        audit.append(transaction, id, "DECIDED", decision.label() + (problem == null ? "" : ", " + problem.code()));
    }

    /** Null takes it away. */
    public void setProblem(Transaction transaction, String id, @Nullable Problem problem) {
        transaction.update(
                "UPDATE document SET problem_code = ?, problem = ? WHERE id = ?",
                problem == null ? null : problem.code(),
                problem == null ? null : problem.text(),
                id);
    }

    /** Counts work as begun, until {@link #move} or {@link #recordFault} ends it. */
    public void begin(Transaction transaction, String id) {
        transaction.update(
                "UPDATE document SET unfinished = unfinished + 1, updated_at = ? WHERE id = ?", clock.instant(), id);
    }

    public void recordFault(Transaction transaction, String id, String text) {
        transaction.update(
                "UPDATE document SET faults = faults + 1, unfinished = 0, last_fault = ?, updated_at = ? WHERE id = ?",
                text,
                clock.instant(),
                id);
    }

    static RegisteredDocument read(ResultSet row) throws SQLException {
        String decision = row.getString("decision");
        String problem = row.getString("problem");
        return new RegisteredDocument(
                row.getString("id"),
                new SourceItem(
                        row.getString("system"),
                        row.getString("source"),
                        row.getString("item_id"),
                        row.getString("version"),
                        row.getString("file_name"),
                        instant(row, "received_at")),
                new ContentHash(row.getString("content_hash")),
                row.getLong("size_bytes"),
                row.getInt("priority"),
                DocumentState.valueOf(row.getString("state")),
                decision == null ? null : Decision.valueOf(decision),
                problem == null ? null : Problem.of(row.getString("problem_code"), problem),
                row.getInt("faults"),
                row.getInt("unfinished"));
    }
}
