package dev.wenshu.invoice;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One invoice line, BG-25.
 *
 * @param name of the item, BT-153
 * @param quantity BT-129
 * @param unit BT-130, as the source states it
 * @param unitPrice net price of the item, BT-146
 * @param net amount of the line, BT-131
 * @param taxRate in percent, BT-152
 */
public record InvoiceLine(
        @Nullable String name,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        @Nullable BigDecimal unitPrice,
        @Nullable BigDecimal net,
        @Nullable BigDecimal taxRate) {
    /** Name to value, as lines stand in an {@link dev.wenshu.document.extract.Extraction}. */
    public Map<String, String> toFields() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "name", name);
        put(fields, "quantity", plain(quantity));
        put(fields, "unit", unit);
        put(fields, "unit_price", plain(unitPrice));
        put(fields, "net", net == null ? null : InvoiceField.amount(net));
        put(fields, "tax_rate", plain(taxRate));
        return fields;
    }

    private static void put(Map<String, String> fields, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            fields.put(key, value);
        }
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }

    @Override
    public String toString() {
        return "InvoiceLine[net=" + net + "]";
    }
}
