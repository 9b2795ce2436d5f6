package dev.wenshu.invoice.layout;

import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.text.VisibleText;
import java.util.Map;

/** A document, and what it states by a person's word. */
public record Lesson(VisibleText text, Map<InvoiceField, String> stated) {
    public Lesson {
        stated = Map.copyOf(stated);
    }

    @Override
    public String toString() {
        return "Lesson[fields=" + stated.keySet() + "]";
    }
}
