package dev.wenshu.inference.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SchemaKeywordTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/keywords.csv", delimiter = '\t', quoteCharacter = '\u0001')
    void letsThroughWhatTheKeywordAllowsAndNothingElse(String schema, String text, boolean accepted) {
        // Given
        Grammar grammar = Schemas.grammar(schema);

        // When
        boolean matches = Texts.matches(grammar, text);

        // Then
        assertThat(matches).isEqualTo(accepted);
    }

    @Test
    void forcesAllFixedText() {
        // Given
        GrammarState start = Schemas.grammar(Schemas.INVOICE).start();

        // When
        String first = forced(start);
        String second = forced(start.accept("{\"number\":\"7\"".getBytes(StandardCharsets.UTF_8))
                .orElseThrow());

        // Then
        assertThat(first).isEqualTo("{\"number\":\"");
        assertThat(second).isEqualTo(",\"date\":\"");
    }

    @Test
    void countsCharactersAndNotBytesOrEscapes() {
        // Given
        Grammar grammar = Schemas.grammar("{\"type\":\"string\",\"minLength\":3,\"maxLength\":3}");

        // When
        boolean three = Texts.matches(grammar, "\"\u4e2d\\uD83D\\uDE00\\n\"");
        boolean four = Texts.matches(grammar, "\"\u4e2d\\uD83D\\uDE00\\nx\"");

        // Then
        assertThat(three).isTrue();
        assertThat(four).isFalse();
    }

    @Test
    void refusesHalvesOfSurrogatePairsAndOverlongForms() {
        // Given
        GrammarState inString = Schemas.grammar("{\"type\":\"string\"}")
                .start()
                .accept(new byte[] {'"'})
                .orElseThrow();

        // Then
        assertThat(inString.accept("\\uD83Dx".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(inString.accept("\\uDE00".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(inString.accept(new byte[] {(byte) 0xC0, (byte) 0x80})).isEmpty();
        assertThat(inString.accept(new byte[] {(byte) 0xED, (byte) 0xA0})).isEmpty();
        assertThat(inString.accept(new byte[] {(byte) 0xF4, (byte) 0x90})).isEmpty();
        assertThat(inString.accept(new byte[] {'\n'})).isEmpty();
    }

    private static String forced(GrammarState state) {
        return new String(state.forced(), StandardCharsets.UTF_8);
    }
}
