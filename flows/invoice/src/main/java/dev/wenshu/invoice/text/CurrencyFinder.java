package dev.wenshu.invoice.text;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The currency that a text uses most, by code or sign. */
final class CurrencyFinder {
    private static final Pattern CODE = Pattern.compile(
            "(?<![\\p{L}])(EUR|USD|GBP|CHF|PLN|SEK|DKK|NOK|CZK|HUF|RON|BGN|CNY|RMB|JPY|MYR|SGD|INR|AUD|CAD|HKD|TWD|KRW|THB|IDR|VND|BRL|MXN|ZAR|TRY|RUB|AED)(?![\\p{L}])");
    private static final Pattern SIGN = Pattern.compile(
            "(€|\\$|£|¥|zł|₹|(?<!\\p{L})(?:RM|Rs\\.?)(?=\\s?-?\\d)|(?<!\\p{L})RM(?!\\p{L})|(?<=\\d)\\s?元|人民币)");
    private static final Pattern DOLLAR = Pattern.compile("(?:A|AU|C|CA|S|HK|NT)\\$");
    private static final int CODE_WEIGHT = 2;
    private static final int LABEL_WEIGHT = 20;
    private static final Pattern LABELLED = Pattern.compile(
            "(?i)(?:currency|währung|devise|waluta|valuta|moneda)[^\\n]{0,20}?(?<!\\p{L})([A-Z]{3})(?!\\p{L})");

    private CurrencyFinder() {}

    static @Nullable String find(VisibleText text) {
        Map<String, Integer> votes = new HashMap<>();
        for (Row row : text.rows()) {
            for (Matcher matcher = CODE.matcher(row.text()); matcher.find(); ) {
                vote(votes, matcher.group(1).equals("RMB") ? "CNY" : matcher.group(1), CODE_WEIGHT);
            }
            for (Matcher matcher = SIGN.matcher(row.text()); matcher.find(); ) {
                vote(votes, ofSign(matcher.group(1).strip(), text), 1);
            }
            Matcher labelled = LABELLED.matcher(row.text());
            if (labelled.find() && CODE.matcher(labelled.group(1)).matches()) {
                vote(votes, labelled.group(1), LABEL_WEIGHT);
            }
        }
        return votes.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static String ofSign(String sign, VisibleText text) {
        return switch (sign) {
            case "€" -> "EUR";
            case "£" -> "GBP";
            case "zł" -> "PLN";
            case "₹", "Rs", "Rs." -> "INR";
            case "RM" -> "MYR";
            case "$" ->
                text.rows().stream().anyMatch(row -> DOLLAR.matcher(row.text()).find()) ? "AUD" : "USD";
            default -> "CNY";
        };
    }

    private static void vote(Map<String, Integer> votes, String currency, int weight) {
        votes.merge(currency, weight, Integer::sum);
    }
}
