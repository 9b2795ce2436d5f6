package dev.wenshu.fuzz;

import dev.wenshu.document.Payload;
import dev.wenshu.invoice.InvoiceExtractor;

/** Any bytes as a QR code: read, reported as unreadable or passed over, never a fault. */
public final class FapiaoQrFuzz {
    private static final InvoiceExtractor EXTRACTOR = new InvoiceExtractor();

    private FapiaoQrFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        EXTRACTOR.extract(FuzzDocument.of(Payload.Kind.QR_CODE, input));
    }
}
