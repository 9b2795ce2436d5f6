package dev.wenshu.samples.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);

    @Test
    void creditCodesCarryAValidCheckCharacter() {
        for (int i = 0; i < 500; i++) {
            // When
            String code = CreditCode.of("330106", random);

            // Then
            assertThat(code).hasSize(18);
            assertThat(CreditCode.isValid(code)).isTrue();
        }
    }

    @Test
    void acceptsThePublishedExampleAndRefusesAChangedOne() {
        // Given a code printed in GB 32100-2015 commentary
        String published = "91350100M000100Y43";

        // Then
        assertThat(CreditCode.isValid(published)).isTrue();
        assertThat(CreditCode.isValid("91350100M000100Y34")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE", "FR", "GB", "IT"})
    void vatNumbersAndAccountsPassTheirChecks(String country) {
        for (int i = 0; i < 200; i++) {
            assertThat(VatNumber.isValid(VatNumber.of(country, random))).isTrue();
            assertThat(Iban.isValid(Iban.of(country, random))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE136695976", "FR40303265045", "GB980780684", "IT00743110157"})
    void acceptsPublishedVatNumbers(String number) {
        assertThat(VatNumber.isValid(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE89370400440532013000", "GB82WEST12345698765432", "FR1420041010050500013M02606"})
    void acceptsPublishedAccounts(String iban) {
        assertThat(Iban.isValid(iban)).isTrue();
        assertThat(Iban.isValid(iban.replace("2", "3"))).isFalse();
    }
}
