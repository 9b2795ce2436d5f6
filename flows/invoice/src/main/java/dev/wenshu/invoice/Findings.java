package dev.wenshu.invoice;

import dev.wenshu.document.Origin;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.extract.Problem;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one source says of an invoice.
 *
 * @param complete the source states everything it knows, so that an absent field is not stated rather than not found
 * @param doubted fields for which there was a value, too doubtful to give
 */
public record Findings(
        Origin origin,
        boolean complete,
        Map<InvoiceField, ExtractedField> fields,
        List<InvoiceField> doubted,
        List<InvoiceLine> lines,
        List<Problem> problems) {
    public Findings {
        EnumMap<InvoiceField, ExtractedField> copy = new EnumMap<>(InvoiceField.class);
        copy.putAll(fields);
        fields = Collections.unmodifiableMap(copy);
        doubted = List.copyOf(doubted);
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /** The value of a field, null where this source has none. */
    public @Nullable String value(InvoiceField field) {
        ExtractedField found = fields.get(field);
        return found == null ? null : found.value();
    }

    @Override
    public String toString() {
        return "Findings[origin=" + origin + ", fields=" + fields.keySet() + "]";
    }
}
