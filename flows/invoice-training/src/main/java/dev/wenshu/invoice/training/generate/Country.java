package dev.wenshu.invoice.training.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * How a country writes money and days, and what it taxes.
 *
 * @param group between thousands
 */
record Country(
        String code,
        BigDecimal rate,
        String currency,
        String sign,
        char decimal,
        String group,
        String order,
        Locale months) {
    /** {@code code rate currency sign decimal group order language}; an underscore is a space. */
    static Country parse(String line) {
        String[] parts = line.split(" ", -1);
        return new Country(
                parts[0],
                new BigDecimal(parts[1]),
                parts[2],
                parts[3],
                parts[4].charAt(0),
                parts[5].replace('_', ' '),
                parts[6],
                Locale.of(parts[7]));
    }

    String money(long cents, boolean grouped) {
        String digits = Long.toString(Math.abs(cents) / 100);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (grouped && i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(group);
            }
            text.append(digits.charAt(i));
        }
        return (cents < 0 ? "-" : "") + text + decimal + "%02d".formatted(Math.abs(cents) % 100);
    }

    /** In one of the ways that are usual there. */
    String day(LocalDate day, int style, RandomGenerator random) {
        List<String> patterns = switch (order) {
            case "mdy" -> List.of("MM/dd/yyyy", "MMM d, yyyy", "MMMM d, yyyy", "M/d/yyyy", "dd MMM yyyy");
            case "ymd" -> List.of("yyyy-MM-dd", "yyyy年MM月dd日", "yyyy/MM/dd", "yyyy.MM.dd", "yyyy-MM-dd");
            default ->
                code.equals("LV")
                        ? List.of("dd.MM.yyyy", "yyyy-MM-dd", "dd/MM/yyyy", "dd.MM.yyyy", "dd.MM.yy")
                        : List.of(
                                "dd/MM/yyyy",
                                "dd.MM.yyyy",
                                "d MMMM yyyy",
                                "dd-MM-yyyy",
                                "dd/MM/yy",
                                "d. MMM yyyy",
                                "yyyy-MM-dd");
        };
        String pattern = patterns.get(style % patterns.size());
        Locale locale = months.getLanguage().equals("ms") ? Locale.ENGLISH : months;
        String text = DateTimeFormatter.ofPattern(pattern, locale).format(day);
        return random.nextInt(20) == 0 ? text.toUpperCase(locale) : text;
    }

    long taxOf(long net) {
        return BigDecimal.valueOf(net)
                .multiply(rate)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    String percent() {
        String text = rate.movePointRight(2).stripTrailingZeros().toPlainString();
        return text.replace('.', decimal) + "%";
    }
}
