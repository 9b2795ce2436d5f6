package dev.wenshu.invoice.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234.56 | 1234.56",
                "1.234,56 | 1234.56",
                "1 234,56 | 1234.56",
                "1'234.56 | 1234.56",
                "1,234 | 1234",
                "1.234.567 | 1234567",
                "0.500 | 0.500",
                "12,5 | 12.5",
                "-5,00 | -5.00",
                "5,00- | -5.00",
                "(5.00) | -5.00",
                "¥１５.９４ | 15.94",
                "$ 279.84 | 279.84",
                "€ 717,97 | 717.97"
            })
    void readsEveryNotation(String text, String expected) {
        assertThat(AmountText.parse(text))
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.096'889", "1,234'567'890"})
    void readsNoAmountFromAnApostropheBehindTheDecimalMark(String text) {
        assertThat(AmountText.parse(text)).isEmpty();
    }

    @Property
    void readsWhatTheJdkWrites(@ForAll @LongRange(min = -9_999_999_999L, max = 9_999_999_999L) long cents) {
        for (Locale locale : new Locale[] {Locale.US, Locale.GERMANY, Locale.ITALY}) {
            // Given
            BigDecimal amount = BigDecimal.valueOf(cents, 2);
            String text = new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(locale)).format(amount);

            // When / Then
            assertThat(AmountText.parse(text)).contains(amount);
        }
    }
}
