package dev.wenshu.document.extract;

import dev.wenshu.document.ParsedDocument;
import java.util.Optional;

/** Finds the fields of the kinds of document it knows. Thread-safe, deterministic for the same document. */
public interface FieldExtractor {
    /** Empty where the document is of no kind that this extractor knows. */
    Optional<Extraction> extract(ParsedDocument document);
}
