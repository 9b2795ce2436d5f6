package dev.wenshu.document.parse.format;

import java.io.IOException;

/** Reads one family of formats. Used by one thread, for one document at a time. */
public interface FormatReader {
    /**
     * Reports everything that is found to the sink.
     *
     * @throws IOException where the file is damaged
     * @throws Refusal where it cannot be read for a reason a person should know
     */
    void read(Source source, DocumentSink sink) throws IOException;
}
