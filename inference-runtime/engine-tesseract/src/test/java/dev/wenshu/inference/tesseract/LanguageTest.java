package dev.wenshu.inference.tesseract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({
        "deu, Rechnung fur die Lieferung vom 3. Mai MwSt Gesamtbetrag",
        "fra, Facture pour la livraison des articles Montant TTC",
        "pol, Faktura VAT Sprzedawca Nabywca Razem kwota",
        "lav, SIA kopa apmaksai PVN ceks iela",
        "ces, Faktura danovy doklad dodavatel odberatel DPH celkem",
        "eng, Invoice number and date of the order total amount due"
    })
    void knowsLanguageWithoutItsMarks(String code, String text) {
        // When
        Optional<Language> language = Language.of(words(text));

        // Then
        assertThat(language).map(Language::code).contains(code);
    }

    @Test
    void saysNothingAboutFewWords() {
        // When // Then
        assertThat(Language.of(words("TOTAL 12.50 EUR NR 17"))).isEmpty();
    }

    private static Set<String> words(String text) {
        return Arrays.stream(Marks.lost(text).split("[^\\p{L}]+", -1)).collect(Collectors.toSet());
    }
}
