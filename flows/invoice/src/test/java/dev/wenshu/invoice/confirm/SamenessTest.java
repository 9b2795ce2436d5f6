package dev.wenshu.invoice.confirm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamenessTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100.00 | 100.00",
                "EUR 100.00 | EUR 1OO. 00",
                "1.234,50 | 1.234,50 EUR",
                "¥37.20 | ￥37. 20",
                "5 000 | 5 000"
            })
    void knowsAmountAsRecognitionGivesIt(String written, String seen) {
        assertThat(Sameness.ofAmount(written, seen)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "900.00 | 100.00",
                "100.00 | 1,100.00",
                "100.00 | 1 100.00",
                "100.00 | 100.001",
                "900.00 | 90000",
                "900.00 | 9000.0",
                "900.00 | EUR"
            })
    void knowsAnotherAmount(String written, String seen) {
        assertThat(Sameness.ofAmount(written, seen)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"DE123456789 | VAT DE 123 456 789", "HL-20748 | HL-20748", "A10I | A 101"})
    void knowsIdentifierHoweverGrouped(String value, String seen) {
        assertThat(Sameness.ofIdentifier(value, seen)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"DE123456789 | DE123456788", "20748 | 207481", "20748 | 2074"})
    void knowsAnotherIdentifier(String value, String seen) {
        assertThat(Sameness.ofIdentifier(value, seen)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Harbour Lamp Works Ltd | Harb0ur Lanp Works Ltd", "灯塔五金有限公司 | 灯塔五全有限公司"})
    void forgivesMisreadLettersOfName(String written, String seen) {
        assertThat(Sameness.ofName(written, seen)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Harbour Lamp Works Ltd | Quiet Creek GmbH", "灯塔五金有限公司 | 海"})
    void knowsAnotherName(String written, String seen) {
        assertThat(Sameness.ofName(written, seen)).isFalse();
    }
}
