package dev.wenshu.app.assembly;

import dev.wenshu.app.models.ModelTable;
import dev.wenshu.backbone.BackboneConfig;
import dev.wenshu.backbone.database.Database;
import dev.wenshu.document.duplicate.DuplicateRule;
import dev.wenshu.document.extract.AcceptancePolicy;
import dev.wenshu.document.extract.FieldNotation;
import dev.wenshu.document.learn.Learner;
import dev.wenshu.document.model.DocumentModel;
import dev.wenshu.document.parse.IsolatedParser;
import dev.wenshu.document.reading.DocumentReader;
import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.ModelCatalog;
import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.scheduling.catalog.ModelStore;
import dev.wenshu.invoice.InvoiceKnowledge;
import dev.wenshu.invoice.InvoiceNotation;
import dev.wenshu.invoice.duplicate.InvoiceDuplicates;
import dev.wenshu.invoice.training.learn.InvoiceLearner;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Makes what the backbone asks the application for. */
@Singleton
final class ReaderProducer {
    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    IsolatedParser parser(ParserSettings settings, BackboneConfig backbone, TextRecognition recognition) {
        return new IsolatedParser(
                settings.toConfig(
                        settings.workFolder().orElse(backbone.folder().resolve("parsing")),
                        backbone.processConcurrency()),
                recognition);
    }

    void close(@Disposes IsolatedParser parser) {
        parser.close();
    }

    @Produces
    @Singleton
    DocumentReader reader(
            IsolatedParser parser,
            Embedding embedding,
            TextGeneration generation,
            ModelCatalog catalog,
            TextRecognition recognition,
            InvoiceSettings invoices,
            InvoiceKnowledge knowledge,
            VerificationSettings verification,
            AcceptancePolicy policy,
            DuplicateRule duplicates,
            InstantSource clock) {
        return Readers.of(
                parser,
                embedding,
                new DocumentModel(generation, catalog, clock),
                recognition,
                knowledge,
                invoices,
                clock,
                verification,
                policy,
                duplicates);
    }

    @Produces
    @Singleton
    AcceptancePolicy policy(PolicySettings settings) {
        return settings.toPolicy();
    }

    @Produces
    @Singleton
    InvoiceKnowledge knowledge() {
        return new InvoiceKnowledge();
    }

    @Produces
    @Singleton
    Learner learner(InvoiceKnowledge knowledge) {
        return new InvoiceLearner(knowledge);
    }

    @Produces
    @Singleton
    FieldNotation notation() {
        return new InvoiceNotation();
    }

    @Produces
    @Singleton
    DuplicateRule duplicates() {
        return new InvoiceDuplicates();
    }

    @Produces
    @Singleton
    ModelStore models(Database database) {
        return new ModelTable(database);
    }
}
