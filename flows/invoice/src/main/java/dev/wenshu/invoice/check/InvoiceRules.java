package dev.wenshu.invoice.check;

import dev.wenshu.document.extract.Problem;
import dev.wenshu.invoice.Invoice;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.InvoiceLine;
import dev.wenshu.invoice.Totals;
import dev.wenshu.invoice.VatBreakdown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sums of EN 16931 that hold for every profile: BR-CO-10 (lines), BR-CO-13 (net), BR-CO-14 (tax), BR-CO-15 (total),
 * BR-CO-16 (payable). A sum is checked only where all its parts are stated. Full rule sets are another concern.
 */
public final class InvoiceRules {
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final BigDecimal LINE_ROUNDING = new BigDecimal("0.02");

    private InvoiceRules() {}

    /** What does not add up, empty for a sound invoice. */
    public static List<Problem> check(Invoice invoice) {
        List<Problem> problems = new ArrayList<>();
        Totals totals = invoice.totals();
        compare(problems, InvoiceField.TOTAL, "SUM_MISMATCH", sum(totals.net(), totals.tax()), totals.total(), CENT);
        compare(problems, InvoiceField.NET, "NET_MISMATCH", net(totals), totals.net(), CENT);
        compare(
                problems,
                InvoiceField.TAX,
                "TAX_MISMATCH",
                sumOf(invoice.vat().stream().map(VatBreakdown::tax)),
                totals.tax(),
                CENT);
        compare(problems, InvoiceField.PAYABLE, "PAYABLE_MISMATCH", payable(totals), totals.payable(), CENT);
        BigDecimal lines = sumOf(invoice.lines().stream().map(InvoiceLine::net));
        BigDecimal stated = totals.lines() == null && totals.allowances() == null ? totals.net() : totals.lines();
        BigDecimal tolerance = LINE_ROUNDING.max(
                CENT.multiply(BigDecimal.valueOf(invoice.lines().size())));
        compare(problems, InvoiceField.NET, "LINES_MISMATCH", lines, stated, tolerance);
        return problems;
    }

    private static @Nullable BigDecimal net(Totals totals) {
        return totals.lines() == null
                ? null
                : totals.lines().subtract(orZero(totals.allowances())).add(orZero(totals.charges()));
    }

    private static @Nullable BigDecimal payable(Totals totals) {
        return totals.total() == null
                ? null
                : totals.total().subtract(orZero(totals.paid())).add(orZero(totals.rounding()));
    }

    private static void compare(
            List<Problem> problems,
            InvoiceField field,
            String code,
            @Nullable BigDecimal computed,
            @Nullable BigDecimal stated,
            BigDecimal tolerance) {
        if (computed != null
                && stated != null
                && computed.subtract(stated).abs().compareTo(tolerance) > 0) {
            problems.add(new Problem(
                    field.key(),
                    code,
                    "The parts give " + computed.toPlainString() + ", the invoice states " + stated.toPlainString()
                            + "."));
        }
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? null : a.add(b);
    }

    private static @Nullable BigDecimal sumOf(Stream<@Nullable BigDecimal> amounts) {
        List<@Nullable BigDecimal> all = amounts.toList();
        return all.isEmpty() || all.stream().anyMatch(Objects::isNull)
                ? null
                : all.stream().filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
