package dev.wenshu.fuzz;

import dev.wenshu.invoice.InvoiceExtractor;
import java.nio.charset.StandardCharsets;

/** Any text as the print of a page: fields or none, never a fault. */
public final class PageTextFuzz {
    private static final InvoiceExtractor EXTRACTOR = new InvoiceExtractor();

    private PageTextFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        EXTRACTOR.extract(FuzzDocument.of(new String(input, StandardCharsets.UTF_8)));
    }
}
