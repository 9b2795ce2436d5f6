package dev.wenshu.inference.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
    private static final Vocabulary SMALL = Vocabulary.of(2048);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The invoice of Müller & Söhne, 1,234.56 EUR.",
                "发票金额：￥1,234.56（含税）",
                "{\"a\": [1, 2.5, null]}\r\n\t\n   x",
                "it's 🎉 don't",
                ""
            })
    void givesBackWhatWasEncoded(String text) {
        // Given
        List<Integer> tokens = SMALL.encode(text);

        // When
        String decoded = SMALL.decode(tokens);

        // Then
        assertThat(decoded).isEqualTo(text);
    }

    @Test
    void knowsWordsOfItsLanguages() {
        // Given
        String text = "invoice Rechnung 发票";

        // When
        List<Integer> tokens = SMALL.encode(text);

        // Then
        assertThat(tokens).hasSizeLessThan(10);
    }

    @Test
    void mergesOnlyWhatIsThereBefore() {
        // Given
        List<Merge> merges = SMALL.merges();

        // When
        List<Integer> made = merges.stream()
                .map(merge -> SMALL.idOf(SMALL.token(merge.left()) + SMALL.token(merge.right())))
                .toList();

        // Then
        assertThat(IntStream.range(0, merges.size()))
                .allMatch(
                        i -> merges.get(i).left() < made.get(i) && merges.get(i).right() < made.get(i));
    }

    @Test
    void standsLikeQwensOwnAtItsSize() {
        // Given
        int size = GgufShape.halfBillion().vocabulary();

        // When
        Vocabulary large = Vocabulary.of(size);

        // Then
        assertThat(large.ordinaryTokens()).isEqualTo(151_643);
        assertThat(large.id(SpecialToken.TURN_END)).isEqualTo(151_645);
        assertThat(large.id(SpecialToken.THINK_OPEN)).isEqualTo(151_667);
        assertThat(IntStream.range(0, size).mapToObj(large::token)).doesNotHaveDuplicates();
        assertThat(large.kind(151_700)).isEqualTo(5);
    }
}
