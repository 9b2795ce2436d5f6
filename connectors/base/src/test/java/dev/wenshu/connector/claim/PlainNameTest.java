package dev.wenshu.connector.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Rechnung 4711.pdf | Rechnung 4711.pdf
            发票.pdf          | 发票.pdf
            ../../etc/passwd  | passwd
            C:\\in\\a.pdf     | a.pdf
            a:b*c?.pdf        | a b c .pdf
            .hidden           | hidden
            nul.txt           | _nul.txt
            ..                | otherwise
            /                 | otherwise
            """)
    void keepsWhatAPersonCanReadAndADiskCanHold(String given, String plain) {
        assertThat(PlainName.of(given, "otherwise")).isEqualTo(plain);
    }

    @Test
    void keepsTheEndingOfALongName() {
        assertThat(PlainName.of("x".repeat(500) + ".pdf", "otherwise"))
                .hasSize(100)
                .endsWith("x.pdf");
    }

    @Test
    void dropsControlAndFormatCharacters() {
        assertThat(PlainName.of("a\r\nb\u202Ec\uD800.pdf", "otherwise")).isEqualTo("a b c .pdf");
    }

    @Test
    void takesTheOtherNameWhereNoneIsGiven() {
        assertThat(PlainName.of(null, "ID:1/2")).isEqualTo("2");
        assertThat(PlainName.of(" ", "ID:1")).isEqualTo("ID 1");
    }
}
