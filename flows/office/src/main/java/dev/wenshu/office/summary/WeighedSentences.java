package dev.wenshu.office.summary;

import dev.wenshu.document.extract.Summary;

/** What a document says, weighed. */
@FunctionalInterface
public interface WeighedSentences {
    /** As of {@link dev.wenshu.document.extract.Summarizer#summarize}, and quick. */
    Summary summary(int sentences);
}
