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
        List<Glyph> glyphs = text.chars()
                .mapToObj(character -> new Glyph(Character.toString(character), 1, 0, 0, 0))
                .toList();

        // When
        Reading reading = new Reading(LineCrop.along(new TextBox(0, 0, 96, 48, 0)), glyphs);

        // Then
        assertThat(reading.repeats()).isEqualTo(repeats);
    }
}
