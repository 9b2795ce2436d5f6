package dev.wenshu.backbone.writeback;

import static dev.wenshu.backbone.database.RowReader.instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wenshu.backbone.audit.AuditLog;
import dev.wenshu.backbone.database.Transaction;
import dev.wenshu.backbone.registry.DocumentState;
import dev.wenshu.backbone.registry.RegisteredDocument;
import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.WriteBackOperation;
import dev.wenshu.connector.WriteBackOperation.AppendLedgerRow;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Json;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The plans' operations and what became of each. */
@Singleton
public final class WriteBacks {
    private static final String SELECT = "SELECT write_back.op_key, write_back.document_id, write_back.operation,"
            + " write_back.undo, document.system, document.source, document.item_id, document.version,"
            + " document.file_name, document.received_at"
            + " FROM write_back JOIN document ON document.id = write_back.document_id";

    private final AuditLog audit;
    private final InstantSource clock;

    public WriteBacks(AuditLog audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Adds operations behind those that the document has. They take the place of what was written before; what was planned
     * and could not be written yet is given up.
     */
    public void add(Transaction transaction, RegisteredDocument document, List<WriteBackOperation> operations) {
        transaction.update(
                "UPDATE write_back SET state = ?, updated_at = ? WHERE document_id = ? AND state IN (?, ?, ?)",
                WriteState.SUPERSEDED,
                clock.instant(),
                document.id(),
                WriteState.PENDING,
                WriteState.CONFLICT,
                WriteState.REFUSED);
        int seq = transaction
                .first(
                        row -> row.getInt("last_seq"),
                        "SELECT COALESCE(MAX(seq), 0) AS last_seq FROM write_back WHERE document_id = ?",
                        document.id())
                .orElse(0);
        for (WriteBackOperation wanted : operations) {
            seq++;
            transaction.update(
                    "INSERT INTO write_back (op_key, document_id, seq, kind, ledger, place, operation, state, updated_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    document.id() + "/" + seq,
                    document.id(),
                    seq,
                    WriteStage.of(wanted),
                    wanted instanceof AppendLedgerRow row ? ledger(document.item(), row) : null,
                    place(document.item(), wanted),
                    json(wanted),
                    WriteState.PENDING,
                    clock.instant());
        }
    }

    /**
     * The same operation, but in place of the newest that was written to the same; found at the moment of writing, since an earlier
     * state of the item may have been written after this one was planned. A later state of the item is not replaced.
     */
    private static PlannedWrite replacing(Transaction transaction, PlannedWrite planned) {
        String place = place(planned.item(), planned.operation());
        return place == null
                ? planned
                : transaction
                        .first(
                                row -> operation(row.getString("op_key"), row.getString("operation")),
                                "SELECT op_key, operation FROM write_back JOIN document ON document.id = document_id"
                                        + " WHERE place = ? AND write_back.state = ? AND registered_at <="
                                        + " (SELECT registered_at FROM document WHERE id = ?)"
                                        + " ORDER BY write_back.updated_at DESC, seq DESC FETCH FIRST 1 ROWS ONLY",
                                place,
                                WriteState.WRITTEN,
                                planned.documentId())
                        .flatMap(planned.operation()::replacing)
                        .map(planned::with)
                        .orElse(planned);
    }

    private static @Nullable String place(SourceItem item, WriteBackOperation operation) {
        return switch (operation) {
            case WriteBackOperation.WriteSidecar sidecar -> digest(item, item.itemId(), sidecar.suffix());
            case WriteBackOperation.SetProperties _ -> digest(item, item.itemId(), "#properties");
            case AppendLedgerRow row -> digest(item, row.ledger(), "#" + row.rowKey());
            case WriteBackOperation.MoveOriginal _, WriteBackOperation.Reply _ -> null;
        };
    }

    private static String digest(SourceItem item, String... names) {
        String all = String.join("\0", item.system(), item.source(), String.join("\0", names));
        return ContentHash.of(all.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** Until the transaction ends, nobody else writes to the places of these. */
    List<PlannedWrite> pending(Transaction transaction, String documentId, WriteStage stage) {
        transaction.list(
                row -> row.getString("op_key"),
                "SELECT op_key FROM write_back WHERE place IN (SELECT place FROM write_back WHERE document_id = ?"
                        + " AND kind = ? AND state = ?) ORDER BY op_key FOR UPDATE",
                documentId,
                stage,
                WriteState.PENDING);
        return transaction
                .list(
                        WriteBacks::read,
                        SELECT + " WHERE document_id = ? AND write_back.kind = ? AND write_back.state = ? ORDER BY seq",
                        documentId,
                        stage,
                        WriteState.PENDING)
                .stream()
                .map(planned -> replacing(transaction, planned))
                .toList();
    }

    /** Ledgers that still lack rows of a document. */
    List<String> pendingLedgers(Transaction transaction, String documentId) {
        return transaction.list(
                row -> row.getString("ledger"),
                "SELECT DISTINCT ledger FROM write_back WHERE document_id = ? AND kind = ? AND state = ?",
                documentId,
                WriteStage.LEDGER_ROW,
                WriteState.PENDING);
    }

    /** Until the transaction ends, nobody else writes to this ledger, on any machine. */
    void lockLedger(Transaction transaction, String ledger) {
        transaction.update("INSERT INTO ledger_lock (ledger) VALUES (?) ON CONFLICT DO NOTHING", ledger);
        transaction.list(
                row -> row.getString("ledger"), "SELECT ledger FROM ledger_lock WHERE ledger = ? FOR UPDATE", ledger);
    }

    /** Rows that a ledger still lacks: those of one document, or of all others that are being written back. */
    List<PlannedWrite> pendingRows(
            Transaction transaction, String ledger, String documentId, boolean others, int limit) {
        return transaction
                .list(
                        WriteBacks::read,
                        SELECT + " WHERE ledger = ? AND write_back.state = ? AND document.state = ? AND document_id "
                                + (others ? "<>" : "=")
                                + " ? ORDER BY document.registered_at, document_id, seq FETCH FIRST "
                                + limit + " ROWS ONLY",
                        ledger,
                        WriteState.PENDING,
                        DocumentState.WRITING,
                        documentId)
                .stream()
                .map(planned -> replacing(transaction, planned))
                .toList();
    }

    /** What was written for a document, the newest first. */
    List<PlannedWrite> written(Transaction transaction, String documentId) {
        return transaction.list(
                WriteBacks::read,
                SELECT + " WHERE document_id = ? AND write_back.state = ? ORDER BY seq DESC",
                documentId,
                WriteState.WRITTEN);
    }

    /** The first operation of a document that could not be done, with the reason. */
    Optional<WriteBackOutcome> obstacle(Transaction transaction, String documentId) {
        return transaction.first(
                row -> {
                    String reason = row.getString("reason");
                    String key = row.getString("op_key");
                    return WriteState.valueOf(row.getString("state")) == WriteState.CONFLICT
                            ? new WriteBackOutcome.Conflict(key, reason)
                            : new WriteBackOutcome.Refused(key, reason);
                },
                "SELECT op_key, state, reason FROM write_back WHERE document_id = ? AND state IN (?, ?) ORDER BY seq",
                documentId,
                WriteState.CONFLICT,
                WriteState.REFUSED);
    }

    void record(Transaction transaction, PlannedWrite planned, WriteBackOutcome outcome) {
        switch (outcome) {
            case WriteBackOutcome.Written(String _, String target, String undo) ->
                change(transaction, planned, WriteState.WRITTEN, target, undo, null);
            case WriteBackOutcome.Conflict(String _, String reason) ->
                change(transaction, planned, WriteState.CONFLICT, null, null, reason);
            case WriteBackOutcome.Refused(String _, String reason) ->
                change(transaction, planned, WriteState.REFUSED, null, null, reason);
        }
    }

    void recordUndone(Transaction transaction, PlannedWrite planned) {
        change(transaction, planned, WriteState.UNDONE, null, null, null);
    }

    private void change(
            Transaction transaction,
            PlannedWrite planned,
            WriteState state,
            @Nullable String target,
            @Nullable String undo,
            @Nullable String reason) {
        transaction.update(
                "UPDATE write_back SET state = ?, target = COALESCE(?, target), undo = COALESCE(?, undo), reason = ?,"
                        + " updated_at = ? WHERE op_key = ?",
                state,
                target,
                undo,
                reason,
                clock.instant(),
                planned.key());
        audit.append(
                transaction,
                planned.documentId(),
                state.name(),
                planned.key() + " " + WriteStage.of(planned.operation()) + (target == null ? "" : " " + target));
    }

    static String ledger(SourceItem item, AppendLedgerRow row) {
        return digest(item, row.ledger());
    }

    private static PlannedWrite read(ResultSet row) throws SQLException {
        String undo = row.getString("undo");
        return new PlannedWrite(
                row.getString("op_key"),
                row.getString("document_id"),
                new SourceItem(
                        row.getString("system"),
                        row.getString("source"),
                        row.getString("item_id"),
                        row.getString("version"),
                        row.getString("file_name"),
                        instant(row, "received_at")),
                operation(row.getString("op_key"), row.getString("operation")),
                undo == null ? "" : undo);
    }

    private static WriteBackOperation operation(String key, String json) {
        try {
            return Json.whole().readValue(json, WriteBackOperation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("operation " + key + " cannot be read back", e);
        }
    }

    private static String json(WriteBackOperation operation) {
        try {
            return Json.whole().writerFor(WriteBackOperation.class).writeValueAsString(operation);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an operation cannot be written as JSON", e);
        }
    }
}
