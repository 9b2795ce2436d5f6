package dev.wenshu.document.reading;

import dev.wenshu.document.duplicate.Fingerprint;
import dev.wenshu.document.extract.ExtractRecord;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.document.extract.Summary;
import org.jspecify.annotations.Nullable;

/**
 * What was had from one file or one part of it.
 *
 * @param title of the document by its own account, may be empty
 * @param summary null where none was asked for or the document was rejected
 * @param fingerprint by which a copy is recognised; null where a copy does no harm
 */
public record Reading(
        ExtractRecord record,
        String title,
        @Nullable Summary summary,
        @Nullable Fingerprint fingerprint) {
    /** A reading of a document of which a copy does no harm. */
    public Reading(ExtractRecord record, String title, @Nullable Summary summary) {
        this(record, title, summary, null);
    }

    /** The same with one more problem, so that a person has to look. */
    public Reading held(Problem problem) {
        return with(record.held(problem));
    }

    /** The same with another record. */
    public Reading with(ExtractRecord other) {
        return new Reading(other, title, summary, fingerprint);
    }

    @Override
    public String toString() {
        return "Reading[" + record + "]";
    }
}
