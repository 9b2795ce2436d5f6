package dev.wenshu.invoice.fapiao;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseAmountTest {
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] UNITS = {"", "拾", "佰", "仟"};
    private static final String[] SECTIONS = {"", "万", "亿"};

    @ParameterizedTest
    @CsvSource({
        "壹拾伍圆玖角肆分, 15.94",
        "⊗壹佰零伍元整, 105.00",
        "伍角, 0.50",
        "贰万零叁拾圆零柒分, 20030.07",
        "(负)陆佰圆整, -600.00",
        "拾圆整, 10.00"
    })
    void readsAmountsAsPrinted(String text, String expected) {
        assertThat(ChineseAmount.parse(text)).contains(new BigDecimal(expected));
    }

    @Property
    void readsWhatItWrote(@ForAll @LongRange(min = 1, max = 999_999_999_999L) long cents) {
        // Given
        BigDecimal amount = BigDecimal.valueOf(cents, 2);

        // When / Then
        assertThat(ChineseAmount.parse(write(cents))).contains(amount);
    }

    private static String write(long cents) {
        long yuan = cents / 100;
        StringBuilder text = new StringBuilder();
        for (int section = 2; section >= 0; section--) {
            long part = yuan / (long) Math.pow(10_000, section) % 10_000;
            for (int place = 3; place >= 0 && part > 0; place--) {
                int digit = (int) (part / (long) Math.pow(10, place) % 10);
                text.append(digit == 0 ? "零" : DIGITS.charAt(digit) + UNITS[place]);
            }
            text.append(part > 0 ? SECTIONS[section] : "");
        }
        text.append(text.isEmpty() ? "零" : "").append("圆");
        long jiao = cents / 10 % 10;
        long fen = cents % 10;
        text.append(jiao > 0 ? DIGITS.charAt((int) jiao) + "角" : "");
        return text.append(fen > 0 ? DIGITS.charAt((int) fen) + "分" : "整").toString();
    }
}
