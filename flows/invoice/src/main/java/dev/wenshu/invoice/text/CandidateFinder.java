package dev.wenshu.invoice.text;

import dev.wenshu.invoice.InvoiceField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what may be dates, amounts and document numbers. */
final class CandidateFinder {
    private static final Pattern IDENTIFIER = Pattern.compile(
            "(?:[A-Z]{1,3} (?=[\\dA-Z]*\\d))?[\\p{L}\\d#](?:[\\p{L}\\d]|[-/_.\\\\&](?=[\\p{L}\\d])){1,39}");
    private static final Pattern DECIMAL_MARK = Pattern.compile("\\d([.,])\\d{2}(?!\\d)");
    private static final Pattern MONEY_BEHIND = Pattern.compile(
            "^\\s?(?:€|EUR|USD|\\$|zł|PLN|CNY|元|RM|CHF|GBP|£|kr|SEK|DKK|NOK)(?!\\p{L}).*", Pattern.DOTALL);
    private static final int GROUP = 3;
    private static final int MAX_DIGITS = 10;
    private static final double BARE = 0.45;
    private static final double AMBIGUOUS = 0.7;

    private final DateText.Order order;
    private final @Nullable Character decimalMark;

    CandidateFinder(VisibleText text, DateText.Order order) {
        this.order = order;
        this.decimalMark = decimalMark(text);
    }

    List<Candidate> find(Row row) {
        List<Candidate> found = new ArrayList<>();
        for (DateText.Found date : DateText.find(row.text(), order)) {
            Span span = new Span(row, date.start(), date.end());
            found.add(new Candidate(
                    Candidate.Kind.DATE,
                    span,
                    span.box(),
                    date.date().toString(),
                    null,
                    date.ambiguous() ? AMBIGUOUS : 1));
        }
        int dates = found.size();
        for (Matcher matcher = AmountText.NUMBER.matcher(row.text()); matcher.find(); ) {
            Span span = new Span(row, matcher.start("number"), matcher.end("number"));
            if (found.stream().limit(dates).noneMatch(date -> date.span().overlaps(span))) {
                amount(matcher, span).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Candidate> amount(Matcher matcher, Span span) {
        Optional<BigDecimal> amount = AmountText.parse(matcher, decimalMark);
        if (amount.isEmpty() || amount.get().precision() - amount.get().scale() > MAX_DIGITS) {
            return Optional.empty();
        }
        String behind = span.row().text().substring(span.end());
        boolean money = matcher.group("currency") != null
                || MONEY_BEHIND.matcher(behind).matches();
        int places = AmountText.places(amount.get());
        String before = span.row().text().substring(0, span.start());
        if (places == 0 && !money && (before.matches(".*\\d\\s") || behind.matches("\\s\\d.*"))) {
            return Optional.empty();
        }
        double quality = places == 2 ? 1 : money ? 0.9 : places > GROUP - 1 ? 0.4 : BARE;
        return Optional.of(new Candidate(
                Candidate.Kind.AMOUNT, span, span.box(), InvoiceField.amount(amount.get()), amount.get(), quality));
    }

    /** The identifier-like texts of a row after an offset; each holds a digit and is no date. */
    List<Candidate> identifiers(Row row, int from) {
        List<Candidate> found = new ArrayList<>();
        List<DateText.Found> dates = DateText.find(row.text(), order);
        Matcher matcher = IDENTIFIER.matcher(row.text());
        matcher.region(Math.min(from, row.text().length()), row.text().length());
        matcher.useTransparentBounds(true);
        while (matcher.find()) {
            String value = matcher.group();
            Span span = new Span(row, matcher.start(), matcher.end());
            boolean date = dates.stream().anyMatch(other -> other.start() < span.end() && span.start() < other.end());
            long digits = value.chars().filter(Character::isDigit).count();
            if (!date && digits > 0 && value.length() > 1 && isNumberLike(value)) {
                String trimmed = value.startsWith("#") ? value.substring(1) : value;
                found.add(new Candidate(
                        Candidate.Kind.NUMBER,
                        span,
                        span.box(),
                        trimmed,
                        null,
                        digits * 3 >= trimmed.length() ? 1 : 0.8));
            }
        }
        return found;
    }

    private static boolean isNumberLike(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return !lower.matches("\\d+(st|nd|rd|th|er|x|kg|g|ml|l|pcs|stk|m)") && !lower.startsWith("www.");
    }

    /** The mark before two places that the document uses more often. */
    private static @Nullable Character decimalMark(VisibleText text) {
        int points = 0;
        int commas = 0;
        for (Row row : text.rows()) {
            for (Matcher matcher = DECIMAL_MARK.matcher(row.text()); matcher.find(); ) {
                points += matcher.group(1).equals(".") ? 1 : 0;
                commas += matcher.group(1).equals(",") ? 1 : 0;
            }
        }
        return points == commas ? null : points > commas ? (Character) '.' : (Character) ',';
    }
}
