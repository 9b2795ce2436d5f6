package dev.wenshu.backbone.fault;

import dev.wenshu.backbone.BackboneConfig;
import dev.wenshu.backbone.database.Database;
import dev.wenshu.backbone.database.Transaction;
import dev.wenshu.backbone.process.ProcessDocument;
import dev.wenshu.backbone.queue.DeadLetters;
import dev.wenshu.backbone.queue.Outbox;
import dev.wenshu.backbone.queue.WorkQueue;
import dev.wenshu.backbone.registry.DocumentState;
import dev.wenshu.backbone.registry.Documents;
import dev.wenshu.backbone.registry.RegisteredDocument;
import dev.wenshu.backbone.writeback.PerformWriteBack;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Decides, by the category of a fault, what becomes of the document over which it was met. A retry waits in the outbox, so
 * it holds up no other message, is the same with every broker, and outlives a restart.
 */
@Singleton
final class FaultDesk {
    private static final int MAX_DOUBLINGS = 20;

    private final Database database;
    private final Documents documents;
    private final Outbox outbox;
    private final DeadLetters deadLetters;
    private final ProcessDocument process;
    private final PerformWriteBack writeBack;
    private final SetupFaults setupFaults;
    private final BackboneConfig config;
    private final InstantSource clock;

    FaultDesk(
            Database database,
            Documents documents,
            Outbox outbox,
            DeadLetters deadLetters,
            ProcessDocument process,
            PerformWriteBack writeBack,
            SetupFaults setupFaults,
            BackboneConfig config,
            InstantSource clock) {
        this.database = database;
        this.documents = documents;
        this.outbox = outbox;
        this.deadLetters = deadLetters;
        this.process = process;
        this.writeBack = writeBack;
        this.setupFaults = setupFaults;
        this.config = config;
        this.clock = clock;
    }

    /** Throws where even this fails, as it does without a database; then the broker delivers the message again. */
    Verdict judge(WorkQueue queue, String documentId, Throwable thrown) {
        FaultCategory category = Fault.categoryOf(thrown);
        String reason = reason(thrown);
        return switch (category) {
            case INPUT -> end(queue, documentId, Problem.of("NOT_PROCESSABLE", reason));
            case EXTERNAL, CAPACITY -> retry(queue, documentId, reason, config.retryDelay());
            case SETUP -> setUp(queue, documentId, reason);
            case INTERNAL -> retryOrGiveUp(queue, documentId, reason);
        };
    }

    /** What the broker gave up on: delivered again and again, and never ended. */
    void brokerGaveUp(String documentId) {
        database.run(transaction -> documents
                .lock(transaction, documentId)
                .filter(document -> DocumentState.OPEN.contains(document.state()))
                .ifPresent(document -> deadLetters.add(
                        transaction,
                        document,
                        queueOf(document.state()),
                        FaultCategory.INTERNAL,
                        "The broker gave up on delivering it")));
    }

    static WorkQueue queueOf(DocumentState open) {
        return open == DocumentState.RECEIVED || open == DocumentState.PROCESSING
                ? WorkQueue.PROCESS
                : WorkQueue.WRITE_BACK;
    }

    private Verdict end(WorkQueue queue, String documentId, Problem reason) {
        switch (queue) {
            case PROCESS ->
                database.transaction(transaction -> documents.find(transaction, documentId))
                        .ifPresent(document -> process.reject(document, reason));
            case WRITE_BACK -> writeBack.hold(documentId, reason);
        }
        return new Verdict.Ended();
    }

    /** Reading needs its set-up for every document; writing back to other systems goes on while one of them is not set up. */
    private Verdict setUp(WorkQueue queue, String documentId, String reason) {
        setupFaults.report(queue, reason);
        return switch (queue) {
            case PROCESS -> new Verdict.RouteMustStop();
            case WRITE_BACK -> retry(queue, documentId, reason, config.retryDelayMax());
        };
    }

    private Verdict retry(WorkQueue queue, String documentId, String reason, Duration first) {
        return database.transaction(transaction -> open(transaction, documentId)
                .map(document -> retry(transaction, queue, document, reason, first))
                .orElseGet(Verdict.Ended::new));
    }

    private Verdict retry(
            Transaction transaction, WorkQueue queue, RegisteredDocument document, String reason, Duration first) {
        Duration after = backOff(first, document.faults());
        documents.recordFault(transaction, document.id(), reason);
        outbox.put(
                transaction,
                queue,
                document.id(),
                document.priority(),
                clock.instant().plus(after));
        return new Verdict.Retried(after);
    }

    private Verdict retryOrGiveUp(WorkQueue queue, String documentId, String reason) {
        return database.transaction(transaction -> open(transaction, documentId)
                .map(document -> {
                    if (document.faults() + 1 < config.attempts()) {
                        return retry(transaction, queue, document, reason, config.retryDelay());
                    }
                    deadLetters.add(transaction, document, queue, FaultCategory.INTERNAL, reason);
                    return new Verdict.GivenUp();
                })
                .orElseGet(Verdict.Ended::new));
    }

    private Optional<RegisteredDocument> open(Transaction transaction, String documentId) {
        return documents
                .lock(transaction, documentId)
                .filter(document -> DocumentState.OPEN.contains(document.state()));
    }

    private Duration backOff(Duration first, int faults) {
        Duration doubled = first.multipliedBy(1L << Math.min(faults, MAX_DOUBLINGS));
        return doubled.compareTo(config.retryDelayMax()) < 0 ? doubled : config.retryDelayMax();
    }

    /** Our own faults carry no document content; what a library says may. */
    private static String reason(Throwable thrown) {
        return thrown instanceof Fault fault && fault.getMessage() != null
                ? fault.getMessage()
                : thrown.getClass().getName();
    }
}
