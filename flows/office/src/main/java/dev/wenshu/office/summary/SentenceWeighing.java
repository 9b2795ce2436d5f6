package dev.wenshu.office.summary;

import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.extract.Summarizer;
import dev.wenshu.document.extract.Summary;

/** A summarizer that reads a document once for summaries of several lengths. Thread-safe. */
@FunctionalInterface
public interface SentenceWeighing extends Summarizer {
    /** Reads the document; what comes back needs it no more. */
    WeighedSentences weigh(ParsedDocument document);

    @Override
    default Summary summarize(ParsedDocument document, int sentences) {
        return weigh(document).summary(sentences);
    }
}
