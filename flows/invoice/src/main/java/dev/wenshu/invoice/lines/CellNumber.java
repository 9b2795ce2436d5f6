package dev.wenshu.invoice.lines;

import dev.wenshu.invoice.text.AmountText;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers in cells. */
final class CellNumber {
    private static final Pattern RATE = Pattern.compile("(\\d{1,2}(?:[.,]\\d{1,2})?)\\s?(%)?");
    private static final Pattern FINE = Pattern.compile("(-?\\d{1,9})[.,](\\d{5,20})");
    private static final Pattern EXEMPT = Pattern.compile("免税|不征税|\\*+");
    private static final Pattern COUNT = Pattern.compile("(-?\\d[\\d.,]*)\\s*(\\D.*)?");
    private static final Pattern LETTERS = Pattern.compile("(?i).*\\p{L}.*");
    private static final Pattern CURRENCY =
            Pattern.compile("(?i)\\b(?:eur|usd|gbp|chf|cny|rmb|rm|myr|pln|zł|zl|sek|kr)\\b\\.?");
    private static final BigDecimal HIGHEST_RATE = BigDecimal.valueOf(40);

    private CellNumber() {}

    /** Null where the cell holds no amount, or more than one. */
    static @Nullable BigDecimal money(String cell, @Nullable Character mark) {
        String bare = CURRENCY.matcher(cell).replaceAll(" ").strip();
        if (bare.isEmpty() || LETTERS.matcher(bare).matches() || bare.contains("%")) {
            return null;
        }
        Matcher fine = FINE.matcher(bare);
        if (fine.matches()) {
            return new BigDecimal(fine.group(1) + "." + fine.group(2));
        }
        return AmountText.parse(bare.replaceAll("[€$£¥]\\s?", ""), mark).orElse(null);
    }

    /** As {@link #money}, with nothing where the form shows asterisks. */
    static @Nullable BigDecimal tax(String cell, @Nullable Character mark) {
        return EXEMPT.matcher(cell).matches() ? BigDecimal.ZERO : money(cell, mark);
    }

    /** In percent; null where the cell holds no rate. */
    static @Nullable BigDecimal rate(String cell) {
        Matcher matcher = RATE.matcher(cell);
        if (!matcher.matches()) {
            return null;
        }
        BigDecimal rate = new BigDecimal(matcher.group(1).replace(',', '.'));
        boolean isRate = matcher.group(2) != null || rate.compareTo(HIGHEST_RATE) <= 0;
        return isRate ? rate.stripTrailingZeros() : null;
    }

    /** A quantity with the unit that may stand behind it. */
    record Count(String number, @Nullable String unit) {}

    static Optional<Count> count(String cell) {
        Matcher matcher = COUNT.matcher(cell);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String unit = matcher.group(2);
        return Optional.of(new Count(matcher.group(1), unit == null || unit.isBlank() ? null : unit.strip()));
    }
}
