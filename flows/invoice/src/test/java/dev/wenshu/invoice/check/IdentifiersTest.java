package dev.wenshu.invoice.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.invoice.check.Identifiers.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifiersTest {
    @ParameterizedTest
    @CsvSource({
        "DE136695976, SOUND",
        "DE136695977, BROKEN",
        "91320105K7R2T4D0XD, SOUND",
        "91320105K7R2T4D1XD, BROKEN",
        "IT01234567897, SOUND",
        "IT01234567890, BROKEN",
        "410305012345678, UNKNOWN",
        "FR40303265045, SOUND",
        "FR41303265045, BROKEN",
        "FRAB303265045, UNKNOWN",
        "ATU13585627, SOUND",
        "ATU13585626, BROKEN",
        "BE0411905847, SOUND",
        "BE0411905848, BROKEN",
        "CZ25123891, SOUND",
        "DK13585628, SOUND",
        "EE100931558, SOUND",
        "ESJ99216582, SOUND",
        "ES54362315K, SOUND",
        "ES54362315Z, BROKEN",
        "FI20774740, SOUND",
        "GB980780684, SOUND",
        "GB980780685, BROKEN",
        "HU12892312, SOUND",
        "LU15027442, SOUND",
        "LV40003521600, SOUND",
        "LV40003521601, BROKEN",
        "NL004495445B01, SOUND",
        "NL123456789B90, BROKEN",
        "PL8567346215, SOUND",
        "PL8567346216, BROKEN",
        "PT501964843, SOUND",
        "SE123456789701, SOUND",
        "SK2022749619, SOUND",
        "XX123456789, UNKNOWN"
    })
    void judgesTaxIdentifiersByTheirCheckDigit(String id, Verdict expected) {
        // When
        Verdict verdict = Identifiers.taxId(id);

        // Then
        assertThat(verdict).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"73282932000074, true", "73282932000075, false", "7328293200007, false"})
    void checksSirets(String number, boolean sound) {
        // When
        boolean found = Identifiers.isSiret(number);

        // Then
        assertThat(found).isEqualTo(sound);
    }

    @ParameterizedTest
    @CsvSource({"DE89 3704 0044 0532 0130 00, true", "DE88 3704 0044 0532 0130 00, false", "NL91ABNA0417164300, true"})
    void checksIbans(String iban, boolean sound) {
        // When
        boolean found = Identifiers.isIban(iban);

        // Then
        assertThat(found).isEqualTo(sound);
    }
}
