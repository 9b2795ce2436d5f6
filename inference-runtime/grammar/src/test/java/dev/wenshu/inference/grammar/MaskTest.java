package dev.wenshu.inference.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MaskTest {
    private static final List<byte[]> VOCABULARY = vocabulary();
    private static final TokenTable TOKENS = TokenTable.of(VOCABULARY);

    @Property(tries = 250)
    void maskAndForcedTextAgreeWithTryingEachToken(@ForAll("grammars") Grammar grammar, @ForAll long seed) {
        // Given
        GrammarState at = grammar.start();
        Random random = new Random(seed);
        BitSet mask = new BitSet();

        for (int step = 0; step < 25; step++) {
            // When
            at.allowed(TOKENS, mask);

            // Then
            GrammarState here = at;
            BitSet expected = new BitSet();
            for (int id = 0; id < VOCABULARY.size(); id++) {
                expected.set(
                        id,
                        VOCABULARY.get(id).length > 0
                                && here.accept(VOCABULARY.get(id)).isPresent());
            }
            assertThat(mask).isEqualTo(expected);
            assertForcedIsAllThatMayCome(here);
            int[] ids = mask.stream().toArray();
            if (ids.length == 0) {
                return;
            }
            at = at.accept(VOCABULARY.get(ids[random.nextInt(ids.length)])).orElseThrow();
        }
    }

    private static void assertForcedIsAllThatMayCome(GrammarState state) {
        GrammarState at = state;
        for (byte b : state.forced()) {
            assertThat(at.complete()).isFalse();
            assertThat(RandomWalk.choices(at)).containsExactly(b & 0xFF);
            at = at.accept(new byte[] {b}).orElseThrow();
        }
        if (state.forced().length < GrammarState.MAX_FORCED) {
            assertThat(at.complete() || RandomWalk.choices(at).size() > 1).isTrue();
        }
    }

    @Test
    void emptyEntriesAreNeverAllowed() {
        // Given
        List<byte[]> tokens = new ArrayList<>(List.of("a".getBytes(StandardCharsets.UTF_8), new byte[0]));
        tokens.add("a".getBytes(StandardCharsets.UTF_8));
        tokens.add("b".getBytes(StandardCharsets.UTF_8));
        BitSet mask = new BitSet();
        mask.set(1);

        // When
        Grammars.ofGbnf("root ::= \"a\"+").start().allowed(TokenTable.of(tokens), mask);

        // Then
        assertThat(mask.stream().toArray()).containsExactly(0, 2);
    }

    @Test
    void placesReachedByDifferentTextsAreEqualWhereTheyGoOnAlike() {
        // Given
        GrammarState start = Schemas.grammar("{\"type\":\"string\"}").start();

        // When
        GrammarState one =
                start.accept("\"abc".getBytes(StandardCharsets.UTF_8)).orElseThrow();
        GrammarState other =
                start.accept("\"x".getBytes(StandardCharsets.UTF_8)).orElseThrow();

        // Then
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    }

    @Provide
    Arbitrary<Grammar> grammars() {
        List<Grammar> grammars =
                new ArrayList<>(Schemas.ALL.stream().map(Schemas::grammar).toList());
        grammars.add(Grammars.anyJsonObject());
        grammars.add(Grammars.ofGbnf("root ::= (\"a\" | \"ab\" | \"b\" root? \"c\"){2,5} [^a-c]*"));
        grammars.add(Grammars.ofGbnf("root ::= item{1,3} \",\"\nitem ::= \"a\"? | \"(\" root \")\""));
        return Arbitraries.of(grammars);
    }

    private static List<byte[]> vocabulary() {
        List<byte[]> tokens = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            tokens.add(new byte[] {(byte) b});
        }
        for (String text : List.of(
                "",
                "{\"",
                "\":",
                "\":\"",
                "\",\"",
                "\"}",
                "\"},",
                "{\"number\":\"",
                "ab",
                "abc",
                "null",
                "true",
                "12",
                "-1",
                "0.5",
                ",\"",
                "[]",
                "[[",
                "]]",
                "}]",
                "\\u",
                "\\n",
                "\\\"",
                "\\uD83D\\uDE00",
                "\u4e2d\u6587",
                "name",
                "\"a\":",
                "2024-0",
                "-02-29",
                "aaaaaaaa",
                "a\",\"",
                "\"},{\"",
                "EUR\",\"",
                "DE-",
                "((",
                "))",
                "ca",
                "1e",
                "},\"")) {
            tokens.add(text.getBytes(StandardCharsets.UTF_8));
        }
        byte[] euro = "x\u20ac".getBytes(StandardCharsets.UTF_8);
        tokens.add(Arrays.copyOf(euro, 2));
        tokens.add(Arrays.copyOf(euro, 3));
        return tokens;
    }
}
