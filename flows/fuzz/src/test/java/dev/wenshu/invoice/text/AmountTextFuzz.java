package dev.wenshu.invoice.text;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Any text: an amount that is found is the same when its plain form is read again. */
public final class AmountTextFuzz {
    private static final int PLACES_OF_A_GROUP = 3;

    private AmountTextFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        AmountText.parse(new String(input, StandardCharsets.UTF_8)).ifPresent(AmountTextFuzz::check);
    }

    private static void check(BigDecimal amount) {
        // 1.234 in plain form reads as one thousand two hundred and thirty-four, by rule.
        if (amount.scale() == PLACES_OF_A_GROUP) {
            return;
        }
        BigDecimal again = AmountText.parse(amount.toPlainString()).orElseThrow();
        if (again.compareTo(amount) != 0) {
            throw new IllegalStateException(amount + " reads as " + again);
        }
    }
}
