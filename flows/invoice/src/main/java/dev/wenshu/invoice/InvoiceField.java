package dev.wenshu.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of kind {@code invoice}, in the order to show them. */
public enum InvoiceField {
    INVOICE_NUMBER,
    INVOICE_CODE,
    ISSUE_DATE,
    DUE_DATE,
    CURRENCY,
    NET,
    TAX,
    TOTAL,
    PAYABLE,
    SELLER,
    SELLER_TAX_ID,
    SELLER_ADDRESS,
    BUYER,
    BUYER_TAX_ID;

    /** As in JSON and settings: {@code issue_date}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Holds an amount of money. */
    public boolean isAmount() {
        return this == NET || this == TAX || this == TOTAL || this == PAYABLE;
    }

    /** This field of an invoice as text, null where it is not stated. */
    public @Nullable String of(Invoice invoice) {
        return switch (this) {
            case INVOICE_NUMBER -> invoice.number();
            case INVOICE_CODE -> invoice.code();
            case ISSUE_DATE -> day(invoice.issueDate());
            case DUE_DATE -> day(invoice.dueDate());
            case CURRENCY -> invoice.currency();
            case NET -> amountOrNull(invoice.totals().net());
            case TAX -> amountOrNull(invoice.totals().tax());
            case TOTAL -> amountOrNull(invoice.totals().total());
            case PAYABLE -> amountOrNull(invoice.totals().payable());
            case SELLER -> invoice.seller().name();
            case SELLER_TAX_ID -> invoice.seller().taxId();
            case SELLER_ADDRESS -> invoice.seller().address();
            case BUYER -> invoice.buyer().name();
            case BUYER_TAX_ID -> invoice.buyer().taxId();
        };
    }

    /** A decimal with a point and at least two places. */
    public static String amount(BigDecimal amount) {
        int places = Math.max(2, amount.stripTrailingZeros().scale());
        return amount.setScale(places, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static @Nullable String amountOrNull(@Nullable BigDecimal amount) {
        return amount == null ? null : amount(amount);
    }

    private static @Nullable String day(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
