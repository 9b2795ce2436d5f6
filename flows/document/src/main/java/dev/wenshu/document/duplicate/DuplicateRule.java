package dev.wenshu.document.duplicate;

import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.extract.Extraction;
import java.util.Optional;

/** Knows which documents are copies of one another. Thread-safe, deterministic, without memory of its own. */
public interface DuplicateRule {
    /** Empty for documents of which a copy does no harm. */
    Optional<Fingerprint> fingerprint(ParsedDocument document, Extraction extraction);

    /** Whether two documents that share a key are copies, and by what. */
    Optional<DuplicateMatch> compare(Traits known, Traits other);

    /** A rule by which no document is a copy. */
    static DuplicateRule none() {
        return new DuplicateRule() {
            @Override
            public Optional<Fingerprint> fingerprint(ParsedDocument document, Extraction extraction) {
                return Optional.empty();
            }

            @Override
            public Optional<DuplicateMatch> compare(Traits known, Traits other) {
                return Optional.empty();
            }
        };
    }
}
