package dev.wenshu.invoice.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.invoice.text.DateText.Order;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-05-28 | 2024-05-28",
                "2022年08月30日 | 2022-08-30",
                "05.06.2018 | 2018-06-05",
                "31/12/2018 | 2018-12-31",
                "12/31/2018 | 2018-12-31",
                "11. Juli 2014 | 2014-07-11",
                "19 april 2014 | 2014-04-19",
                "Jan 1, 2022 | 2022-01-01",
                "1er août 2021 | 2021-08-01",
                "05 MAR 2018 | 2018-03-05",
                "15-Mar-18 | 2018-03-15",
                "20240605 | 2024-06-05",
                "05 Mar201818:24 | 2018-03-05"
            })
    void readsEveryOrder(String text, LocalDate expected) {
        assertThat(DateText.find(text, Order.DAY_FIRST))
                .extracting(DateText.Found::date)
                .containsExactly(expected);
    }

    @Test
    void saysWhereDayAndMonthCouldBeExchanged() {
        // When
        DateText.Found found = DateText.find("03/04/2024", Order.DAY_FIRST).getFirst();

        // Then
        assertThat(found.ambiguous()).isTrue();
        assertThat(found.date()).isEqualTo("2024-04-03");
        assertThat(DateText.find("03/04/2024", Order.MONTH_FIRST).getFirst().date())
                .isEqualTo("2024-03-04");
    }

    @Test
    void ignoresWhatIsNoDay() {
        assertThat(DateText.find("31.02.2024 and 4711-99-1", Order.DAY_FIRST)).isEmpty();
    }

    @Property
    void readsIsoDays(@ForAll @IntRange(min = 0, max = 36_000) int days) {
        // Given
        LocalDate day = LocalDate.of(1990, 1, 1).plusDays(days);

        // When / Then
        assertThat(DateText.find("x " + day + " y", Order.DAY_FIRST))
                .extracting(DateText.Found::date)
                .containsExactly(day);
    }
}
