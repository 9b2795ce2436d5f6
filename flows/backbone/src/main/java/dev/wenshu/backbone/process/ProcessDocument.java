package dev.wenshu.backbone.process;

import dev.wenshu.backbone.BackboneConfig;
import dev.wenshu.backbone.database.Database;
import dev.wenshu.backbone.database.Transaction;
import dev.wenshu.backbone.duplicate.DuplicateCheck;
import dev.wenshu.backbone.gate.GatedItem;
import dev.wenshu.backbone.gate.PolicyGate;
import dev.wenshu.backbone.learning.Knowledge;
import dev.wenshu.backbone.queue.Outbox;
import dev.wenshu.backbone.queue.OutboxRelay;
import dev.wenshu.backbone.queue.WorkQueue;
import dev.wenshu.backbone.queue.WorkStart;
import dev.wenshu.backbone.registry.DocumentState;
import dev.wenshu.backbone.registry.Documents;
import dev.wenshu.backbone.registry.RegisteredDocument;
import dev.wenshu.backbone.registry.StepResults;
import dev.wenshu.backbone.store.OriginalStore;
import dev.wenshu.backbone.writeback.WriteBackPlan;
import dev.wenshu.backbone.writeback.WriteBacks;
import dev.wenshu.document.extract.Decision;
import dev.wenshu.document.extract.ExtractRecord;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.document.reading.DocumentReader;
import dev.wenshu.document.reading.Reading;
import dev.wenshu.kernel.ContentHash;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a document from RECEIVED to WRITING. */
@Singleton
public final class ProcessDocument {
    private final Database database;
    private final WorkStart start;
    private final OriginalStore store;
    private final Knowledge knowledge;
    private final DocumentReader reader;
    private final StepResults results;
    private final DuplicateCheck duplicates;
    private final PolicyGate gate;
    private final WriteBackPlan plan;
    private final WriteBacks writeBacks;
    private final Documents documents;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final BackboneConfig config;
    private final InstantSource clock;

    public ProcessDocument(
            Database database,
            WorkStart start,
            OriginalStore store,
            Knowledge knowledge,
            DocumentReader reader,
            StepResults results,
            DuplicateCheck duplicates,
            PolicyGate gate,
            WriteBackPlan plan,
            WriteBacks writeBacks,
            Documents documents,
            Outbox outbox,
            OutboxRelay relay,
            BackboneConfig config,
            InstantSource clock) {
        this.database = database;
        this.start = start;
        this.store = store;
        this.knowledge = knowledge;
        this.reader = reader;
        this.results = results;
        this.duplicates = duplicates;
        this.gate = gate;
        this.plan = plan;
        this.writeBacks = writeBacks;
        this.documents = documents;
        this.outbox = outbox;
        this.relay = relay;
        this.config = config;
        this.clock = clock;
    }

    /** Does what is still to be done; where nothing is, nothing changes. */
    public void process(String documentId) {
        start.begin(WorkQueue.PROCESS, documentId).ifPresent(document -> {
            settle(document, read(document));
            relay.relaySoon();
        });
    }

    /** Ends processing of a document that turned out to be bad: its reason is planned to be written back. */
    public void reject(RegisteredDocument document, Problem reason) {
        settle(document, List.of(rejected(document, reason)));
        relay.relaySoon();
    }

    private List<Reading> read(RegisteredDocument document) {
        String inputHash = inputHash(document);
        return database.transaction(transaction -> results.readings(transaction, document.id(), inputHash))
                .orElseGet(() -> {
                    List<Reading> readings = readAnew(document);
                    return database.transaction(transaction -> {
                        results.keep(transaction, document.id(), inputHash, readings);
                        return results.readings(transaction, document.id(), inputHash)
                                .orElseThrow();
                    });
                });
    }

    private List<Reading> readAnew(RegisteredDocument document) {
        if (document.size() > config.maxOriginalBytes()) {
            String text = "The file has " + document.size() + " bytes; " + config.maxOriginalBytes() + " are allowed.";
            return List.of(rejected(document, Problem.of("TOO_LARGE", text)));
        }
        knowledge.refresh();
        List<Reading> readings = new ArrayList<>();
        reader.read(
                store.open(document.content()),
                document.item().itemId(),
                document.item().fileName(),
                config.summarySentences(),
                readings::add);
        return List.copyOf(readings);
    }

    private void settle(RegisteredDocument started, List<Reading> readings) {
        database.run(transaction -> documents
                .lock(transaction, started.id())
                // Another worker may have had the same message and been faster.
                .filter(document -> document.state() == DocumentState.PROCESSING)
                .ifPresent(document -> settle(transaction, document, readings)));
    }

    private void settle(Transaction transaction, RegisteredDocument document, List<Reading> readings) {
        List<Reading> checked = duplicates.check(transaction, document, readings);
        results.keepChecked(transaction, document.id(), inputHash(document), readings, checked);
        GatedItem item = gate.decide(checked);
        documents.decide(transaction, document.id(), item.decision(), standing(item));
        writeBacks.add(transaction, document, plan.operations(document, item));
        documents.move(transaction, document, DocumentState.WRITING);
        outbox.put(transaction, WorkQueue.WRITE_BACK, document.id(), document.priority(), clock.instant());
    }

    private static @Nullable Problem standing(GatedItem item) {
        List<Problem> problems = item.file().reading().record().problems();
        return item.decision() == Decision.REJECTED && !problems.isEmpty() ? problems.getFirst() : null;
    }

    private static Reading rejected(RegisteredDocument document, Problem reason) {
        return new Reading(ExtractRecord.rejected(document.item().itemId(), null, reason, 0), "", null);
    }

    private String inputHash(RegisteredDocument document) {
        String input = String.join(
                "\n",
                document.content().hex(),
                document.item().fileName(),
                Integer.toString(config.summarySentences()));
        return ContentHash.of(input.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
