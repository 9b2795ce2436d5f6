package dev.wenshu.inference.onnx.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {
    @ParameterizedTest
    @CsvSource({"FR11999, true", "1000.00, true", "1100.00, false", "9, false", "'', false"})
    void saysWhetherCharacterStandsThreeTimesInRow(String text, boolean repeats) {
        // Given
        Reading reading = reading(text);

        // When
        boolean said = reading.repeats();

        // Then
        assertThat(said).isEqualTo(repeats);
    }

    @ParameterizedTest
    @CsvSource({
        "FR1199998, FR11999998, true",
        "ID FR1199998, IDFR11999998, true",
        "FR11999998, FR11999998, false",
        "FR11999998, FR1199998, false",
        "400ooooooo021, 4000000000021, true",
        "46000 PETALING, 46OOO PETALING, false",
        "DOK. 00066214, D0K.00066214, false",
        "GST 00066214, G5T 000066214, false"
    })
    void restoresRunsOfTheSameTextOnly(String narrow, String wide, boolean restores) {
        // Given
        Reading first = reading(narrow);

        // When
        boolean said = reading(wide).restoresRunsOf(first);

        // Then
        assertThat(said).isEqualTo(restores);
    }

    private static Reading reading(String text) {
        List<Glyph> glyphs = text.chars()
                .mapToObj(character -> new Glyph(Character.toString(character), 1, 0, 0, 0))
                .toList();
        return new Reading(LineCrop.along(new TextBox(0, 0, 96, 48, 0)), glyphs);
    }
}
