package dev.wenshu.invoice;

import dev.wenshu.invoice.text.Row;
import dev.wenshu.invoice.text.VisibleText;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whether a value stands anywhere in the visible text, in whatever notation. Says yes in doubt: a date counts as shown where a row
 * has its year and its day, a name where it has one of its longer words.
 */
final class ShownValues {
    private static final int WORD = 4;
    private static final Pattern NOT_ALPHANUMERIC = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Map<String, List<String>> SIGNS = Map.of(
            "EUR", List.of("€", "euro"),
            "USD", List.of("$", "dollar"),
            "GBP", List.of("£", "pound"),
            "CNY", List.of("¥", "￥", "rmb", "元"),
            "JPY", List.of("¥", "円"),
            "PLN", List.of("zł", "zl"),
            "CHF", List.of("fr."),
            "SEK", List.of("kr"),
            "DKK", List.of("kr"),
            "NOK", List.of("kr"));

    private final VisibleText text;
    private final List<String> rows;

    ShownValues(VisibleText text) {
        this.text = text;
        this.rows = text.rows().stream().map(Row::text).map(ShownValues::folded).toList();
    }

    boolean has(InvoiceField field, String value) {
        return switch (field) {
            case NET, TAX, TOTAL, PAYABLE -> text.showsAmount(new BigDecimal(value));
            case ISSUE_DATE, DUE_DATE -> hasDay(LocalDate.parse(value));
            case CURRENCY -> hasCurrency(value);
            case SELLER, BUYER -> hasWordOf(value);
            case SELLER_TAX_ID, BUYER_TAX_ID -> hasIdentifier(value);
            case INVOICE_NUMBER, INVOICE_CODE, SELLER_ADDRESS -> text.shows(value) || hasIdentifier(value);
        };
    }

    private boolean hasDay(LocalDate day) {
        Pattern number = Pattern.compile("(?<!\\d)0?" + day.getDayOfMonth() + "(?!\\d)");
        String year = Integer.toString(day.getYear());
        Pattern shortYear = Pattern.compile("(?<!\\d)" + year.substring(2) + "(?!\\d)");
        String dense = year + "%02d%02d".formatted(day.getMonthValue(), day.getDayOfMonth());
        return rows.stream()
                .anyMatch(row -> row.contains(dense)
                        || (number.matcher(row).find()
                                && (row.contains(year) || shortYear.matcher(row).find())));
    }

    private boolean hasCurrency(String code) {
        return rows.stream()
                .anyMatch(row -> row.contains(folded(code))
                        || SIGNS.getOrDefault(code, List.of()).stream().anyMatch(row::contains));
    }

    private boolean hasWordOf(String name) {
        List<String> words = Arrays.stream(NOT_ALPHANUMERIC.split(folded(name), -1))
                .filter(word -> word.length() >= WORD || isIdeographic(word))
                .toList();
        return words.isEmpty() || words.stream().anyMatch(word -> rows.stream().anyMatch(row -> row.contains(word)));
    }

    /** Without spaces and points, and without the letters of the country in front. */
    private boolean hasIdentifier(String id) {
        String wanted = alphanumeric(folded(id));
        String national = wanted.length() > 6 ? wanted.replaceFirst("^[a-z]{2}", "") : wanted;
        return rows.stream().map(ShownValues::alphanumeric).anyMatch(row -> row.contains(national));
    }

    private static boolean isIdeographic(String word) {
        return word.length() > 1 && word.codePoints().allMatch(Character::isIdeographic);
    }

    private static String alphanumeric(String text) {
        return NOT_ALPHANUMERIC.matcher(text).replaceAll("");
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
