package dev.wenshu.office.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {
    private static final LocalDate A_WEDNESDAY = LocalDate.of(2026, 3, 4);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026年3月9日前 | 2026-03-09",
                "by March 9, 2026 | 2026-03-09",
                "until 9th of March 2026 | 2026-03-09",
                "bis zum 9. März 2026 | 2026-03-09",
                "bis 09.03.2026 | 2026-03-09",
                "avant le 9 mars 2026 | 2026-03-09",
                "on 19/03/2026 | 2026-03-19",
                "3月9日前 | 2026-03-09",
                "1月9日前 | 2026-01-09",
                "by January 2 | 2027-01-02",
                "by Friday | 2026-03-06",
                "bis Freitag | 2026-03-06",
                "本周五前 | 2026-03-06",
                "下周一 | 2026-03-09",
                "tomorrow | 2026-03-05",
                "月底前 | 2026-03-31"
            })
    void readsDays(String text, LocalDate day) {
        assertThat(Days.in(text, A_WEDNESDAY)).contains(day);
    }

    @ParameterizedTest
    @CsvSource({"on 05/03/2026", "31.02.2026", "model 2026-15-15", "nothing here"})
    void readsNoDoubtfulDay(String text) {
        assertThat(Days.in(text, A_WEDNESDAY)).isEmpty();
    }

    @Test
    void readsNoRelativeDayWithoutTheDayOfWriting() {
        assertThat(Days.in("by Friday, 3月9日前, tomorrow", null)).isEmpty();
    }
}
