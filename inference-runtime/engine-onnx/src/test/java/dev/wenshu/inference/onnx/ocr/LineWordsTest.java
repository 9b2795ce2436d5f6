package dev.wenshu.inference.onnx.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineWordsTest {
    /** Characters stand at one pitch; an underscore is a space that the network saw without room for one. */
    @ParameterizedTest
    @CsvSource({
        "DOK #000731_18, DOK #00073118",
        "0009._07._2022, 0009.07.2022",
        "2022 1234, 2022 1234",
        "No 12, No 12",
        "A_1234, A 1234"
    })
    void keepsDigitsAtOnePitchTogether(String printed, String read) {
        // Given
        Reading reading = new Reading(LineCrop.along(new TextBox(480, 24, 960, 48, 0)), fixedPitch(printed));

        // When
        String text = LineWords.line(reading, 1).text();

        // Then
        assertThat(text).isEqualTo(read);
    }

    private static List<Glyph> fixedPitch(String printed) {
        List<Glyph> glyphs = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < printed.length(); i++) {
            char character = printed.charAt(i);
            float center = (at + 0.5f) / 40;
            if (character == '_') {
                glyphs.add(new Glyph(" ", 1, center - 0.02f, center - 0.01f, 0));
            } else {
                glyphs.add(new Glyph(Character.toString(character), 1, center - 0.005f, center + 0.005f, 0.1f));
                at++;
            }
        }
        return glyphs;
    }
}
