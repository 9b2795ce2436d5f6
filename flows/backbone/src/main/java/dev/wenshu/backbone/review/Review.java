package dev.wenshu.backbone.review;

import dev.wenshu.backbone.audit.AuditLog;
import dev.wenshu.backbone.database.Database;
import dev.wenshu.backbone.database.Transaction;
import dev.wenshu.backbone.gate.GatedItem;
import dev.wenshu.backbone.learning.Lessons;
import dev.wenshu.backbone.queue.Outbox;
import dev.wenshu.backbone.queue.WorkQueue;
import dev.wenshu.backbone.registry.DocumentRegistry;
import dev.wenshu.backbone.registry.DocumentState;
import dev.wenshu.backbone.registry.DocumentStatus;
import dev.wenshu.backbone.registry.Documents;
import dev.wenshu.backbone.registry.RegisteredDocument;
import dev.wenshu.backbone.registry.StepResults;
import dev.wenshu.backbone.review.ReviewResult.Decided;
import dev.wenshu.backbone.review.ReviewResult.NotPossible;
import dev.wenshu.backbone.writeback.WriteBackPlan;
import dev.wenshu.backbone.writeback.WriteBacks;
import dev.wenshu.document.extract.Decision;
import dev.wenshu.document.extract.FieldNotation;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.document.reading.Reading;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes a person's decision on a document in review. The decision, its audit, what is to be written back and what is to be
 * learned from it are committed together; of two persons who decide at the same time the second is told so. Needs no broker:
 * whichever process runs the routes carries it out. Thread-safe.
 */
@Singleton
public final class Review {
    private static final String REJECTED = "REJECTED_BY_PERSON";

    private final Database database;
    private final Documents documents;
    private final DocumentRegistry registry;
    private final StepResults results;
    private final FieldNotation notation;
    private final WriteBackPlan plan;
    private final WriteBacks writeBacks;
    private final Lessons lessons;
    private final Outbox outbox;
    private final AuditLog audit;
    private final InstantSource clock;

    Review(
            Database database,
            Documents documents,
            DocumentRegistry registry,
            StepResults results,
            FieldNotation notation,
            WriteBackPlan plan,
            WriteBacks writeBacks,
            Lessons lessons,
            Outbox outbox,
            AuditLog audit,
            InstantSource clock) {
        this.database = database;
        this.documents = documents;
        this.registry = registry;
        this.results = results;
        this.notation = notation;
        this.plan = plan;
        this.writeBacks = writeBacks;
        this.lessons = lessons;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Documents that wait for a person, the longest waiting first. */
    public List<DocumentStatus> waiting(int offset, int limit) {
        return registry.list(DocumentState.IN_REVIEW, offset, limit);
    }

    /**
     * The values are right, once the corrections are made; they are written back.
     *
     * @param person who decides, for the audit
     */
    public ReviewResult accept(String documentId, List<Correction> corrections, String person) {
        return decide(documentId, (document, readings) -> {
            List<Map<String, String>> changes = new ArrayList<>();
            readings.forEach(reading -> changes.add(new LinkedHashMap<>()));
            for (Correction correction : corrections) {
                if (correction.reading() < 0 || correction.reading() >= readings.size()) {
                    return Outcome.refused("Document " + documentId + " has " + readings.size()
                            + " readings, counted from 0; there is no number " + correction.reading());
                }
                String kind = readings.get(correction.reading()).record().kind();
                Optional<String> value = correction.value().isBlank()
                        ? Optional.of("")
                        : notation.normalised(kind, correction.field(), correction.value());
                if (value.isEmpty()) {
                    return Outcome.refused("The value given for " + correction.field()
                            + " is none that a document of kind " + kind + " can have there");
                }
                changes.get(correction.reading()).put(correction.field(), value.get());
            }
            List<Reading> reviewed = new ArrayList<>();
            for (int i = 0; i < readings.size(); i++) {
                Reading reading = readings.get(i);
                boolean readable = reading.record().decision() != Decision.REJECTED;
                reviewed.add(readable ? reading.with(reading.record().reviewed(changes.get(i))) : reading);
            }
            String corrected = changes.stream()
                    .flatMap(change -> change.keySet().stream())
                    .distinct()
                    .collect(Collectors.joining(", "));
            String event = person + " accepted" + (corrected.isEmpty() ? "" : ", corrected " + corrected);
            return new Outcome(reviewed, changes, Decision.ACCEPTED, null, event, null);
        });
    }

    /** Nothing of it is written where people take values for true; the reason stands in the source. */
    public ReviewResult reject(String documentId, String reason, String person) {
        Problem problem = Problem.of(REJECTED, reason);
        return decide(documentId, (document, readings) -> {
            List<Reading> rejected = readings.stream()
                    .map(reading -> reading.with(reading.record().rejected(problem)))
                    .toList();
            return new Outcome(rejected, List.of(), Decision.REJECTED, problem, person + " rejected", null);
        });
    }

    private ReviewResult decide(String documentId, BiFunction<RegisteredDocument, List<Reading>, Outcome> decision) {
        return database.transaction(transaction -> {
            Optional<RegisteredDocument> found = documents.lock(transaction, documentId);
            if (found.isEmpty()) {
                return new NotPossible("There is no document " + documentId);
            }
            RegisteredDocument document = found.get();
            if (document.state() != DocumentState.IN_REVIEW) {
                return new NotPossible("Document " + documentId + " is not in review but " + document.state());
            }
            List<Reading> readings = results.readings(transaction, documentId);
            if (readings.isEmpty()) {
                return new NotPossible("Nothing is known of document " + documentId + " that could be decided on");
            }
            Outcome outcome = decision.apply(document, readings);
            return outcome.refusal() == null
                    ? settle(transaction, document, outcome)
                    : new NotPossible(outcome.refusal());
        });
    }

    private ReviewResult settle(Transaction transaction, RegisteredDocument document, Outcome outcome) {
        String id = document.id();
        results.keepReviewed(transaction, id, outcome.readings());
        audit.append(transaction, id, "REVIEWED", outcome.event());
        documents.decide(transaction, id, outcome.decision(), outcome.standing());
        GatedItem item = GatedItem.decidedByPerson(outcome.decision(), outcome.readings());
        writeBacks.add(transaction, document, plan.operations(document, item));
        boolean accepted = outcome.decision() == Decision.ACCEPTED;
        if (accepted) {
            lessons.add(transaction, id, outcome.readings(), outcome.changes());
        }
        DocumentState next = accepted ? DocumentState.APPROVED : DocumentState.WRITING;
        documents.move(transaction, document, next);
        outbox.put(transaction, WorkQueue.WRITE_BACK, id, document.priority(), clock.instant());
        return new Decided(next);
    }

    /** What a decision comes to; with a refusal, nothing else counts. */
    private record Outcome(
            List<Reading> readings,
            List<Map<String, String>> changes,
            Decision decision,
            @Nullable Problem standing,
            String event,
            @Nullable String refusal) {
        static Outcome refused(String reason) {
            return new Outcome(List.of(), List.of(), Decision.REVIEW, null, "", reason);
        }

        @Override
        public String toString() {
            return "Outcome[decision=" + decision + "]";
        }
    }
}
