package dev.wenshu.samples.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount in the capital numerals that fapiao and contracts require, such as 壹仟零伍圆整. */
public final class ChineseAmount {
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿", "万亿"};

    private ChineseAmount() {}

    public static String of(BigDecimal amount) {
        long fen = amount.setScale(2, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
        if (fen < 0) {
            return "负" + of(amount.negate());
        }
        long yuan = fen / 100;
        int jiao = (int) (fen / 10 % 10);
        int cents = (int) (fen % 10);
        StringBuilder text = new StringBuilder();
        if (yuan > 0 || fen == 0) {
            text.append(yuan == 0 ? "零" : whole(yuan)).append('圆');
        }
        if (jiao == 0 && cents == 0) {
            return text.append('整').toString();
        }
        if (jiao > 0) {
            text.append(DIGITS.charAt(jiao)).append('角');
        } else if (yuan > 0) {
            text.append('零');
        }
        return cents > 0
                ? text.append(DIGITS.charAt(cents)).append('分').toString()
                : text.append('整').toString();
    }

    private static String whole(long yuan) {
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        String digits = Long.toString(yuan);
        boolean groupSpoken = false;
        for (int i = 0; i < digits.length(); i++) {
            int place = digits.length() - 1 - i;
            int digit = digits.charAt(i) - '0';
            if (digit == 0) {
                gap = true;
            } else {
                if (gap && !text.isEmpty()) {
                    text.append('零');
                }
                gap = false;
                groupSpoken = true;
                text.append(DIGITS.charAt(digit)).append(PLACES[place % 4]);
            }
            if (place % 4 == 0) {
                text.append(groupSpoken ? GROUPS[place / 4] : "");
                groupSpoken = false;
            }
        }
        return text.toString();
    }
}
