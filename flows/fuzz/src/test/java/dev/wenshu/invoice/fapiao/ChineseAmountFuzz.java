package dev.wenshu.invoice.fapiao;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Any text: capital numerals are an amount of at most two places, or none. */
public final class ChineseAmountFuzz {
    private ChineseAmountFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        ChineseAmount.parse(new String(input, StandardCharsets.UTF_8)).ifPresent(ChineseAmountFuzz::check);
    }

    private static void check(BigDecimal amount) {
        if (amount.scale() > 2 || amount.precision() > 20) {
            throw new IllegalStateException("no amount of money: " + amount);
        }
    }
}
