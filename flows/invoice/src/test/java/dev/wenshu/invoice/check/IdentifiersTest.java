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
        "91330000734500338C, SOUND",
        "91330000734500339C, BROKEN",
        "IT01234567897, SOUND",
        "IT01234567890, BROKEN",
        "410305012345678, UNKNOWN",
        "FR11999999998, UNKNOWN"
    })
    void judgesTaxIdentifiersByTheirCheckDigit(String id, Verdict expected) {
        // When
        Verdict verdict = Identifiers.taxId(id);

        // Then
        assertThat(verdict).isEqualTo(expected);
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
