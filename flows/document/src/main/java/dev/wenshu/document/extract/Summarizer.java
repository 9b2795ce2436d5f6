package dev.wenshu.document.extract;

import dev.wenshu.document.ParsedDocument;

/** Summarises a document in the document's own language. Thread-safe, deterministic for the same document. */
public interface Summarizer {
    /** At most {@code sentences} sentences, from 1; a document without text gives an empty summary. */
    Summary summarize(ParsedDocument document, int sentences);
}
