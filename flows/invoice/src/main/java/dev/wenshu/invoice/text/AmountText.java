package dev.wenshu.invoice.text;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Amounts in all notations: {@code 1,234.56}, {@code 1.234,56}, {@code 1 234,56}, {@code 1'234.56}, {@code 12.5}, minus before or behind,
 * in parentheses.
 */
public final class AmountText {
    /** A number that may be an amount; sign, groups and places are judged by {@link #parse}. */
    static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{L}\\d.,/])(?<open>\\()?(?<sign>[-−–]\\s?)?(?<currency>[$€£¥]|(?i:rm|rs\\.?|eur|usd|myr|cny|pln|zł|chf|gbp)(?![a-z]))?\\s?(?<sign2>[-−])?"
                    + "(?<number>\\d{1,3}(?:[ ][0-9]{3})+(?:[.,]\\d{1,2})?(?!\\d)|\\d{1,3}(?:[,.'’][ ]?\\d{3})+(?:[.,]\\d{1,4})?(?![\\d])|\\d{1,12}(?:[.,]\\s?\\d{1,4})?)"
                    + "(?<behind>-(?![\\d\\p{L}]))?(?<close>\\))?(?![\\d])(?!\\s?%)(?![.,/:-]\\d)");

    private static final int GROUP = 3;

    private AmountText() {}

    /** The decimal mark is the last separator, unless it can only be a group mark. */
    public static Optional<BigDecimal> parse(String text) {
        return parse(text, null);
    }

    /**
     * As {@link #parse(String)}; a lone separator before three digits is a group mark unless it is the decimal mark of the
     * document.
     */
    public static Optional<BigDecimal> parse(String text, @Nullable Character documentMark) {
        Matcher matcher = NUMBER.matcher(Folding.narrow(text).strip());
        return matcher.find() ? parse(matcher, documentMark) : Optional.empty();
    }

    static Optional<BigDecimal> parse(Matcher matcher, @Nullable Character documentMark) {
        String digits = matcher.group("number").replace(" ", "").replace("’", "'");
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        if (last >= 0 && digits.indexOf('\'', last) >= 0) {
            return Optional.empty();
        }
        String plain;
        if (last < 0) {
            plain = digits.replace("'", "");
        } else {
            char mark = digits.charAt(last);
            int places = digits.length() - last - 1;
            boolean only = digits.indexOf(mark) == last && digits.indexOf(mark == '.' ? ',' : '.') < 0;
            boolean repeated = digits.indexOf(mark) != last;
            boolean group = repeated
                    || (places == GROUP
                            && (only ? documentMark == null || documentMark != mark : true)
                            && !digits.startsWith("0"));
            String whole = digits.substring(0, last).replaceAll("[.,']", "");
            plain = group ? whole + digits.substring(last + 1) : whole + "." + digits.substring(last + 1);
        }
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal amount = new BigDecimal(plain);
        boolean negative = matcher.group("sign") != null
                || matcher.group("sign2") != null
                || matcher.group("behind") != null
                || (matcher.group("open") != null && matcher.group("close") != null);
        return Optional.of(negative ? amount.negate() : amount);
    }

    /** Decimal places as printed, 0 for whole numbers. */
    static int places(BigDecimal amount) {
        return Math.max(0, amount.scale());
    }
}
