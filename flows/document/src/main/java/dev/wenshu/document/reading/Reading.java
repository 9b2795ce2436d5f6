package dev.wenshu.document.reading;

import dev.wenshu.document.extract.ExtractRecord;
import dev.wenshu.document.extract.Summary;
import org.jspecify.annotations.Nullable;

/**
 * What was had from one file or one part of it.
 *
 * @param title of the document by its own account, may be empty
 * @param summary null where none was asked for or the document was rejected
 */
public record Reading(
        ExtractRecord record, String title, @Nullable Summary summary) {
    @Override
    public String toString() {
        return "Reading[" + record + "]";
    }
}
