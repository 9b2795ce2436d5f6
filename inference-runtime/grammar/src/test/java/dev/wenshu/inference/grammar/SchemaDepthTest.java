package dev.wenshu.inference.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SchemaDepthTest {
    @Test
    void nestsAsDeepAsTheKernelsMapperReadsAndNoDeeper() {
        // Given
        Grammar grammar =
                Schemas.grammar("{\"anyOf\":[{\"type\":\"null\"},{\"type\":\"array\",\"items\":{\"$ref\":\"#\"}}]}");

        // When
        GrammarState deepest = deepest(grammar, "[");

        // Then
        assertThat(deepest.accept("]".repeat(60).getBytes(StandardCharsets.UTF_8)))
                .isPresent();
        assertThat(deepest.accept("[".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(Texts.matches(grammar, "[".repeat(63) + "]".repeat(63))).isTrue();
        Schemas.json("[".repeat(64) + "]".repeat(64));
    }

    @Test
    void anyObjectIsFinishedFromTheDeepestPlace() {
        // Given
        GrammarState deepest = deepest(Grammars.anyJsonObject(), "{\"a\":");

        // Then
        assertThat(deepest.accept("1}".getBytes(StandardCharsets.UTF_8))).isPresent();
    }

    private static GrammarState deepest(Grammar grammar, String opening) {
        GrammarState at = grammar.start();
        for (int depth = 0; depth < 200; depth++) {
            var next = at.accept(opening.getBytes(StandardCharsets.UTF_8));
            if (next.isEmpty()) {
                assertThat(depth).isBetween(60, 64);
                return at;
            }
            at = next.get();
        }
        throw new AssertionError("nests without end");
    }
}
