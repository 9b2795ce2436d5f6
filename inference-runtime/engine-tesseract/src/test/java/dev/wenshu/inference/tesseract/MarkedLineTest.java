package dev.wenshu.inference.tesseract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.inference.TextRecognition.RecognizedLine;
import dev.wenshu.inference.TextRecognition.RecognizedWord;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkedLineTest {
    private static final Language GERMAN =
            Language.of(Set.of("rechnung", "und", "der", "die")).orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "GroBe der StraBe, Größe der Straße, Größe der Straße",
        "Kaufer/Leistungsempfanger, Käufer/Leistungsempfänger, Käufer/Leistungsempfänger",
        "MUNCHEN, MÜNCHEN, MÜNCHEN",
        "Rechnung fur Muller, Rechnung für Müller, Rechnung für Müller",
        "Munchen, | München, München"
    })
    void putsMarksBack(String first, String second, String merged) {
        // When // Then
        assertThat(merge(first, second, 0.9f).text()).isEqualTo(merged);
    }

    @ParameterizedTest
    @CsvSource({
        "Gesamt 1.234.50 EUR, Gesamt 1.284.50 EUR",
        "DE0812 Bestellung, DEÖ812 Bestellung",
        "Invoice S/N, Invoice Š/Ň",
        "Lieferant GmbH, Ganz etwas anderes hier",
        "Bestellung offen, Bestellung ofen"
    })
    void keepsWhatFirstReaderSawOtherwise(String first, String second) {
        // When // Then
        assertThat(merge(first, second, 0.9f)).isEqualTo(line(first, 1));
    }

    @Test
    void doubtsUnsureMarks() {
        // When // Then
        assertThat(merge("Munchen", "München", 0.2f).text()).isEqualTo("Munchen");
    }

    @Test
    void keepsBoxesAndRewritesWords() {
        // When
        RecognizedLine merged = merge("GroBe Strabe", "Große Straße", 0.9f);

        // Then
        assertThat(merged.words()).extracting(RecognizedWord::text).containsExactly("Große", "Straße");
        assertThat(merged.words().get(1).x0()).isEqualTo(1);
    }

    private static RecognizedLine merge(String first, String second, float confidence) {
        return MarkedLine.merge(GERMAN, line(first, 1), line(second, confidence).words());
    }

    private static RecognizedLine line(String text, float confidence) {
        List<String> texts = Arrays.asList(text.split(" ", -1));
        List<RecognizedWord> words = texts.stream()
                .map(word -> new RecognizedWord(word, confidence, texts.indexOf(word), 0, texts.indexOf(word) + 1f, 1))
                .toList();
        return new RecognizedLine(text, confidence, 0, 0, texts.size(), 1, words);
    }
}
