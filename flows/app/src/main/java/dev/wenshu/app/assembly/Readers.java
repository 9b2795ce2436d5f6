package dev.wenshu.app.assembly;

import dev.wenshu.document.DocumentParser;
import dev.wenshu.document.confirm.SeenText;
import dev.wenshu.document.duplicate.DuplicateRule;
import dev.wenshu.document.extract.AcceptancePolicy;
import dev.wenshu.document.model.DocumentModel;
import dev.wenshu.document.reading.DocumentReader;
import dev.wenshu.document.reading.ReadingLimits;
import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.TextRecognition;
import dev.wenshu.invoice.InvoiceExtractor;
import dev.wenshu.invoice.InvoiceKnowledge;
import dev.wenshu.invoice.confirm.TextLayerConfirmation;
import dev.wenshu.invoice.model.ModelGapFiller;
import dev.wenshu.invoice.split.InvoiceSplitter;
import dev.wenshu.office.fields.OfficeExtractor;
import dev.wenshu.office.model.ModelSummarizer;
import dev.wenshu.office.summary.ExtractiveSummarizer;
import java.time.InstantSource;
import java.util.List;

/** Which flows read a document, and in which order: the most specific first. */
final class Readers {
    private Readers() {}

    static DocumentReader of(
            DocumentParser parser,
            Embedding embedding,
            DocumentModel model,
            TextRecognition recognition,
            InvoiceKnowledge knowledge,
            InvoiceSettings invoices,
            InstantSource clock,
            VerificationSettings verification,
            AcceptancePolicy policy,
            DuplicateRule duplicates) {
        return new DocumentReader(
                        parser,
                        List.of(
                                verification.verifying(new TextLayerConfirmation(
                                        new ModelGapFiller(
                                                new InvoiceExtractor(invoices.ruleSets(clock), knowledge),
                                                model,
                                                invoices.judge(model)),
                                        new SeenText(recognition))),
                                new OfficeExtractor()),
                        new ModelSummarizer(new ExtractiveSummarizer(embedding), model),
                        policy,
                        ReadingLimits.defaults(),
                        clock,
                        duplicates)
                .splitting(new InvoiceSplitter());
    }
}
