package dev.wenshu.invoice.xml;

import dev.wenshu.invoice.InvoiceField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads fields and remembers where each came from. */
final class Trail {
    private final Map<InvoiceField, String> paths = new EnumMap<>(InvoiceField.class);

    Map<InvoiceField, String> paths() {
        return paths;
    }

    @Nullable
    String text(InvoiceField field, @Nullable XmlElement at) {
        String text = XmlElement.textOf(at);
        note(field, at, text);
        return text;
    }

    @Nullable
    BigDecimal number(InvoiceField field, @Nullable XmlElement at) {
        BigDecimal number = XmlElement.numberOf(at);
        note(field, at, number);
        return number;
    }

    @Nullable
    LocalDate day(InvoiceField field, @Nullable XmlElement at) {
        LocalDate day = XmlDay.parse(XmlElement.textOf(at));
        note(field, at, day);
        return day;
    }

    private void note(InvoiceField field, @Nullable XmlElement at, @Nullable Object value) {
        if (at != null && value != null) {
            paths.put(field, at.path());
        }
    }
}
