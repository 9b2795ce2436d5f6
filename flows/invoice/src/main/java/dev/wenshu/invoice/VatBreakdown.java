package dev.wenshu.invoice;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The VAT of one category and rate, BG-23.
 *
 * @param category BT-118, UNTDID 5305
 * @param rate in percent, BT-119
 * @param taxable BT-116
 * @param tax BT-117
 */
public record VatBreakdown(
        @Nullable String category,
        @Nullable BigDecimal rate,
        @Nullable BigDecimal taxable,
        @Nullable BigDecimal tax) {}
