package dev.wenshu.document.reading;

import dev.wenshu.document.ParsedDocument;

/** Tells whether a file holds several documents of its kind. Thread-safe, deterministic for the same document. */
@FunctionalInterface
public interface DocumentSplitter {
    /** Takes every file for one document. */
    DocumentSplitter NEVER = document -> new Split.Whole();

    Split split(ParsedDocument document);
}
