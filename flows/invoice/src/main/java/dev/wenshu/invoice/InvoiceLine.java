package dev.wenshu.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
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
 * @param specification model or size as printed, BG-32; the plate of the vehicle on a toll receipt
 * @param tax on the line, where the source states it
 * @param gross amount of the line with tax; the unit price then includes tax too where there is no net amount
 * @param from first day of what is billed, BT-134
 * @param to last day, BT-135
 */
public record InvoiceLine(
        @Nullable String name,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        @Nullable BigDecimal unitPrice,
        @Nullable BigDecimal net,
        @Nullable BigDecimal taxRate,
        @Nullable String specification,
        @Nullable BigDecimal tax,
        @Nullable BigDecimal gross,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    /** A line of which a source states the usual terms only. */
    public InvoiceLine(
            @Nullable String name,
            @Nullable BigDecimal quantity,
            @Nullable String unit,
            @Nullable BigDecimal unitPrice,
            @Nullable BigDecimal net,
            @Nullable BigDecimal taxRate) {
        this(name, quantity, unit, unitPrice, net, taxRate, null, null, null, null, null);
    }

    /** Name to value, as lines stand in an {@link dev.wenshu.document.extract.Extraction}. */
    public Map<String, String> toFields() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "name", name);
        put(fields, "specification", specification);
        put(fields, "quantity", plain(quantity));
        put(fields, "unit", unit);
        put(fields, "unit_price", plain(unitPrice));
        put(fields, "net", amount(net));
        put(fields, "tax_rate", plain(taxRate));
        put(fields, "tax", amount(tax));
        put(fields, "gross", amount(gross));
        put(fields, "from", from == null ? null : from.toString());
        put(fields, "to", to == null ? null : to.toString());
        return fields;
    }

    private static void put(Map<String, String> fields, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            fields.put(key, value);
        }
    }

    private static @Nullable String amount(@Nullable BigDecimal amount) {
        return amount == null ? null : InvoiceField.amount(amount);
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }

    @Override
    public String toString() {
        return "InvoiceLine[net=" + net + "]";
    }
}
