package dev.wenshu.backbone.queue;

import dev.wenshu.backbone.BackboneConfig;
import dev.wenshu.backbone.database.Database;
import dev.wenshu.backbone.database.Transaction;
import dev.wenshu.backbone.registry.DocumentState;
import dev.wenshu.backbone.registry.Documents;
import dev.wenshu.backbone.registry.RegisteredDocument;
import dev.wenshu.kernel.FaultCategory;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Begins work on a document whose id came in a message. */
@Singleton
public final class WorkStart {
    private static final Logger LOG = System.getLogger(WorkStart.class.getName());

    private final Database database;
    private final Documents documents;
    private final DeadLetters deadLetters;
    private final int attempts;

    public WorkStart(Database database, Documents documents, DeadLetters deadLetters, BackboneConfig config) {
        this.database = database;
        this.documents = documents;
        this.deadLetters = deadLetters;
        this.attempts = config.attempts();
    }

    /**
     * The document in the state in which the queue's work is done; empty where that work was done before, so that the
     * message is of no more use. A document over which processes keep dying goes to the dead letters instead.
     */
    public Optional<RegisteredDocument> begin(WorkQueue queue, String documentId) {
        return database.transaction(transaction -> {
            Optional<RegisteredDocument> known = documents.lock(transaction, documentId);
            if (known.isEmpty()) {
                LOG.log(Level.WARNING, "Message on {0} names no known document", queue.queueName());
            }
            return known.flatMap(document -> begin(transaction, queue, document));
        });
    }

    private Optional<RegisteredDocument> begin(Transaction transaction, WorkQueue queue, RegisteredDocument document) {
        DocumentState before = queue == WorkQueue.PROCESS ? DocumentState.RECEIVED : DocumentState.APPROVED;
        DocumentState during = queue == WorkQueue.PROCESS ? DocumentState.PROCESSING : DocumentState.WRITING;
        if (document.state() != before && document.state() != during) {
            return Optional.empty();
        }
        if (document.unfinished() >= attempts) {
            deadLetters.add(
                    transaction,
                    document,
                    queue,
                    FaultCategory.INTERNAL,
                    "Work on it was begun " + document.unfinished() + " times and never ended: the process died");
            return Optional.empty();
        }
        if (document.state() == before) {
            documents.move(transaction, document, during);
        }
        documents.begin(transaction, document.id());
        return documents.find(transaction, document.id());
    }
}
