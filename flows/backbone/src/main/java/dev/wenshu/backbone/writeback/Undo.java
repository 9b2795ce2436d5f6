package dev.wenshu.backbone.writeback;

import dev.wenshu.backbone.database.Database;
import dev.wenshu.backbone.registry.DocumentState;
import dev.wenshu.backbone.registry.Documents;
import dev.wenshu.backbone.registry.RegisteredDocument;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation;
import dev.wenshu.connector.WriteBackOutcome;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Takes back what was written for a document, the last first, each recorded as it is done; a person then decides anew, so
 * the document goes to review. Asked again after a crash or an obstacle, it goes on where it stopped.
 */
@Singleton
public final class Undo {
    private final Database database;
    private final Documents documents;
    private final WriteBacks writeBacks;
    private final SourceSystems systems;

    public Undo(Database database, Documents documents, WriteBacks writeBacks, SourceSystems systems) {
        this.database = database;
        this.documents = documents;
        this.writeBacks = writeBacks;
        this.systems = systems;
    }

    /** Faults of the source system pass through; what was taken back before them is recorded. */
    public UndoResult undo(String documentId) {
        Optional<RegisteredDocument> document =
                database.transaction(transaction -> documents.find(transaction, documentId));
        if (document.isEmpty()) {
            return new UndoResult.NotPossible("There is no document " + documentId);
        }
        if (DocumentState.OPEN.contains(document.get().state())) {
            return new UndoResult.NotPossible("Document " + documentId + " is still being worked on");
        }
        int undone = 0;
        int left = 0;
        List<PlannedWrite> written = database.transaction(transaction -> writeBacks.written(transaction, documentId));
        for (PlannedWrite planned : written) {
            if (planned.undo().isEmpty()) {
                left++;
                continue;
            }
            switch (undo(planned)) {
                case WriteBackOutcome.Written _ -> undone++;
                case WriteBackOutcome.Conflict(String _, String reason) -> {
                    return new UndoResult.Stopped(undone, reason);
                }
                case WriteBackOutcome.Refused(String _, String reason) -> {
                    return new UndoResult.Stopped(undone, reason);
                }
            }
        }
        reopen(documentId);
        return new UndoResult.TakenBack(undone, left);
    }

    private WriteBackOutcome undo(PlannedWrite planned) {
        return database.transaction(transaction -> {
            documents.lock(transaction, planned.documentId());
            if (planned.operation() instanceof WriteBackOperation.AppendLedgerRow row) {
                writeBacks.lockLedger(transaction, WriteBacks.ledger(planned.item(), row));
            }
            WriteBackOutcome outcome = systems.undo(
                    planned.item().system(),
                    new UndoRequest(planned.key(), planned.documentId(), planned.item(), planned.undo()));
            if (outcome instanceof WriteBackOutcome.Written) {
                writeBacks.recordUndone(transaction, planned);
            }
            return outcome;
        });
    }

    private void reopen(String documentId) {
        database.run(transaction -> documents
                .lock(transaction, documentId)
                .filter(document -> document.state().next().contains(DocumentState.IN_REVIEW)
                        && !DocumentState.OPEN.contains(document.state()))
                .ifPresent(document -> documents.move(transaction, document, DocumentState.IN_REVIEW)));
    }
}
