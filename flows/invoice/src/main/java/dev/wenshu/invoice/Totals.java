package dev.wenshu.invoice;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Document totals, BG-22.
 *
 * @param lines sum of line net amounts, BT-106
 * @param allowances on document level, BT-107
 * @param charges on document level, BT-108
 * @param net without VAT, BT-109
 * @param tax total VAT in the invoice's currency, BT-110
 * @param total with VAT, BT-112
 * @param paid already, BT-113
 * @param rounding BT-114
 * @param payable due for payment, BT-115
 */
public record Totals(
        @Nullable BigDecimal lines,
        @Nullable BigDecimal allowances,
        @Nullable BigDecimal charges,
        @Nullable BigDecimal net,
        @Nullable BigDecimal tax,
        @Nullable BigDecimal total,
        @Nullable BigDecimal paid,
        @Nullable BigDecimal rounding,
        @Nullable BigDecimal payable) {
    /** The four that every dialect has. */
    public static Totals of(
            @Nullable BigDecimal net,
            @Nullable BigDecimal tax,
            @Nullable BigDecimal total,
            @Nullable BigDecimal payable) {
        return new Totals(null, null, null, net, tax, total, null, null, payable);
    }
}
