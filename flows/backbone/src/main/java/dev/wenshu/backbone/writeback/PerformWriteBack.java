package dev.wenshu.backbone.writeback;

import dev.wenshu.backbone.database.Database;
import dev.wenshu.backbone.database.Transaction;
import dev.wenshu.backbone.queue.WorkQueue;
import dev.wenshu.backbone.queue.WorkStart;
import dev.wenshu.backbone.registry.DocumentState;
import dev.wenshu.backbone.registry.Documents;
import dev.wenshu.backbone.registry.RegisteredDocument;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackRequest;
import dev.wenshu.document.extract.Decision;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes a document from WRITING to its end. An operation's outcome is recorded in the transaction that holds the lock on
 * what is written to: after a crash in between it is asked for again, and the connector finds that it already holds.
 */
@Singleton
public final class PerformWriteBack {
    private final Database database;
    private final WorkStart start;
    private final Documents documents;
    private final WriteBacks writeBacks;
    private final SourceSystems systems;
    private final int ledgerBatch;

    public PerformWriteBack(
            Database database,
            WorkStart start,
            Documents documents,
            WriteBacks writeBacks,
            SourceSystems systems,
            WriteBackConfig config) {
        this.database = database;
        this.start = start;
        this.documents = documents;
        this.writeBacks = writeBacks;
        this.systems = systems;
        this.ledgerBatch = config.ledgerBatch();
    }

    /** Does what is still to be done; where nothing is, nothing changes. */
    public void perform(String documentId) {
        start.begin(WorkQueue.WRITE_BACK, documentId).ifPresent(document -> {
            for (WriteStage stage : WriteStage.values()) {
                if (obstacle(document).isEmpty()) {
                    switch (stage) {
                        case SIDECAR, PROPERTIES, REPLY, MOVE -> write(document, stage);
                        case LEDGER_ROW -> writeRows(document);
                    }
                }
            }
            settle(document.id());
        });
    }

    /** Ends writing back with the document in review, for a reason that no retry removes. */
    public void hold(String documentId, Problem reason) {
        database.run(transaction -> documents
                .lock(transaction, documentId)
                .filter(document -> document.state() == DocumentState.WRITING)
                .ifPresent(document -> {
                    documents.setProblem(transaction, documentId, reason);
                    documents.move(transaction, document, DocumentState.IN_REVIEW);
                }));
    }

    private void write(RegisteredDocument document, WriteStage stage) {
        database.run(transaction -> {
            documents.lock(transaction, document.id());
            write(transaction, writeBacks.pending(transaction, document.id(), stage));
        });
    }

    private void writeRows(RegisteredDocument document) {
        for (String ledger : database.transaction(tx -> writeBacks.pendingLedgers(tx, document.id()))) {
            boolean more;
            do {
                more = database.transaction(transaction -> writeBatch(transaction, document, ledger));
            } while (more);
        }
    }

    /**
     * Writes rows of the document, and with them rows of others that wait for the same ledger: who comes next finds its
     * rows written, and a ledger that takes longer the longer it is gets more rows at a time.
     */
    private boolean writeBatch(Transaction transaction, RegisteredDocument document, String ledger) {
        writeBacks.lockLedger(transaction, ledger);
        List<PlannedWrite> own = writeBacks.pendingRows(transaction, ledger, document.id(), false, ledgerBatch);
        if (own.isEmpty()) {
            return false;
        }
        List<PlannedWrite> batch = new ArrayList<>(own);
        if (own.size() < ledgerBatch) {
            batch.addAll(writeBacks.pendingRows(transaction, ledger, document.id(), true, ledgerBatch - own.size()));
        }
        try {
            write(transaction, batch);
        } catch (Fault e) {
            boolean ofSomeRow = e.category() == FaultCategory.INPUT || e.category() == FaultCategory.INTERNAL;
            if (!ofSomeRow || batch.size() == own.size()) {
                throw e;
            }
            // It may be another document's row that fails; that one is to fail alone.
            write(transaction, own);
        }
        return true;
    }

    private void write(Transaction transaction, List<PlannedWrite> operations) {
        if (operations.isEmpty()) {
            return;
        }
        List<WriteBackOutcome> outcomes = systems.write(
                operations.getFirst().item().system(),
                new WriteBackRequest(
                        operations.stream().map(PlannedWrite::keyed).toList()));
        Map<String, WriteBackOutcome> byKey = outcomes.stream()
                .collect(Collectors.toMap(WriteBackOutcome::key, Function.identity(), (first, again) -> again));
        for (PlannedWrite operation : operations) {
            WriteBackOutcome outcome = byKey.get(operation.key());
            if (outcome == null) {
                throw new Fault(FaultCategory.INTERNAL, "Connector gave no outcome for " + operation.key());
            }
            writeBacks.record(transaction, operation, outcome);
        }
    }

    private Optional<WriteBackOutcome> obstacle(RegisteredDocument document) {
        return database.transaction(transaction -> writeBacks.obstacle(transaction, document.id()));
    }

    private void settle(String documentId) {
        database.run(transaction -> documents
                .lock(transaction, documentId)
                .filter(document -> document.state() == DocumentState.WRITING)
                .ifPresent(document -> settle(transaction, document)));
    }

    private void settle(Transaction transaction, RegisteredDocument document) {
        Optional<WriteBackOutcome> obstacle = writeBacks.obstacle(transaction, document.id());
        obstacle.ifPresent(outcome -> documents.setProblem(transaction, document.id(), problem(outcome)));
        documents.move(
                transaction,
                document,
                obstacle.isPresent() ? DocumentState.IN_REVIEW : end(Objects.requireNonNull(document.decision())));
    }

    private static Problem problem(WriteBackOutcome outcome) {
        return switch (outcome) {
            case WriteBackOutcome.Conflict(String _, String reason) -> Problem.of("WRITE_BACK_CONFLICT", reason);
            case WriteBackOutcome.Refused(String _, String reason) -> Problem.of("WRITE_BACK_REFUSED", reason);
            case WriteBackOutcome.Written written -> throw new IllegalStateException(written.key() + " is no obstacle");
        };
    }

    private static DocumentState end(Decision decision) {
        return switch (decision) {
            case ACCEPTED -> DocumentState.DONE;
            case REVIEW -> DocumentState.IN_REVIEW;
            case REJECTED -> DocumentState.REJECTED;
        };
    }
}
