package dev.wenshu.invoice;

import dev.wenshu.document.ParsedDocument;
import dev.wenshu.invoice.text.VisibleText;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads invoices from one kind of source. Thread-safe. */
public interface InvoiceReader {
    /**
     * Empty where the document has no such source.
     *
     * @param visible the words of its pages, read on first use
     */
    Optional<Findings> read(ParsedDocument document, Supplier<VisibleText> visible);
}
