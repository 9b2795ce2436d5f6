package dev.wenshu.fuzz;

import dev.wenshu.document.Payload;
import dev.wenshu.invoice.InvoiceExtractor;

/** Any bytes as an e-invoice: read, reported as unreadable or passed over, never a fault. */
public final class InvoiceXmlFuzz {
    private static final InvoiceExtractor EXTRACTOR = new InvoiceExtractor();

    private InvoiceXmlFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        EXTRACTOR.extract(FuzzDocument.of(Payload.Kind.XML, input));
    }
}
