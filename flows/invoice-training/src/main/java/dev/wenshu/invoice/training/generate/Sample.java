package dev.wenshu.invoice.training.generate;

import dev.wenshu.document.Page;
import dev.wenshu.invoice.InvoiceField;
import java.util.Map;

/**
 * A made document.
 *
 * @param layout its number; documents of one layout look alike
 * @param stated what it says, as {@code wenshu extract} writes values
 */
public record Sample(int layout, Page page, Map<InvoiceField, String> stated) {
    public Sample {
        stated = Map.copyOf(stated);
    }

    @Override
    public String toString() {
        return "Sample[layout=" + layout + ", page=" + page + "]";
    }
}
