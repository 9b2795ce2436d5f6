package dev.wenshu.invoice.fapiao;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts in capital numerals (大写金额), as in {@code 壹仟零伍圆玖角肆分}; the figure that is hardest to misread. */
final class ChineseAmount {
    /** A run that may be such an amount. */
    static final Pattern RUN = Pattern.compile(
            "[(（]?负?[)）]?[零〇壹贰貳叁肆伍陆陸柒捌玖拾佰仟万萬亿億]+[圆元圓园][零〇壹贰貳叁肆伍陆陸柒捌玖角分整正]*" + "|[零〇壹贰貳叁肆伍陆陸柒捌玖]角[零〇壹贰貳叁肆伍陆陸柒捌玖分整正]*");

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final long TEN_THOUSAND = 10_000;
    private static final int MAX_LENGTH = 40;

    private ChineseAmount() {}

    /** Empty where the numerals do not make a number. */
    static Optional<BigDecimal> parse(String text) {
        Matcher matcher = RUN.matcher(text);
        if (!matcher.find() || matcher.group().length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String run = matcher.group()
                .replace('貳', '贰')
                .replace('陸', '陆')
                .replace('萬', '万')
                .replace('億', '亿')
                .replace('〇', '零')
                .replaceAll("[元圓园]", "圆")
                .replaceAll("[()（）整正]", "");
        boolean negative = run.startsWith("负");
        run = negative ? run.substring(1) : run;
        int yuan = run.indexOf('圆');
        Optional<Long> whole = yuan < 0 ? Optional.of(0L) : whole(run.substring(0, yuan));
        Optional<Integer> cents = cents(run.substring(yuan + 1));
        if (whole.isEmpty() || cents.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal amount = BigDecimal.valueOf(whole.get()).add(BigDecimal.valueOf(cents.get(), 2));
        return Optional.of((negative ? amount.negate() : amount).setScale(2));
    }

    private static Optional<Long> whole(String text) {
        long total = 0;
        long section = 0;
        long digit = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int value = DIGITS.indexOf(c);
            if (value >= 0) {
                digit = value;
                continue;
            }
            switch (c) {
                case '拾' -> section += (digit == 0 ? 1 : digit) * 10;
                case '佰' -> section += digit * 100;
                case '仟' -> section += digit * 1000;
                case '万' -> {
                    total += (section + digit) * TEN_THOUSAND;
                    section = 0;
                }
                case '亿' -> {
                    total = (total + section + digit) * TEN_THOUSAND * TEN_THOUSAND;
                    section = 0;
                }
                default -> {
                    return Optional.empty();
                }
            }
            digit = 0;
        }
        return Optional.of(total + section + digit);
    }

    private static Optional<Integer> cents(String text) {
        int cents = 0;
        int digit = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (DIGITS.indexOf(c) >= 0) {
                digit = DIGITS.indexOf(c);
            } else if (c == '角') {
                cents += digit * 10;
                digit = 0;
            } else if (c == '分') {
                cents += digit;
                digit = 0;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(cents);
    }
}
