package dev.wenshu.inference.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.inference.generation.UnsupportedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GbnfTest {
    private static final String JSON = """
            # what llama.cpp ships as json.gbnf, in short
            root   ::= object
            value  ::= object | array | string | number | ("true" | "false" | "null") ws
            object ::=
              "{" ws (
                        string ":" ws value
                ("," ws string ":" ws value)*
              )? "}" ws
            array  ::=
              "[" ws (
                        value
                ("," ws value)*
              )? "]" ws
            string ::=
              "\\"" (
                [^"\\\\\\x7F\\x00-\\x1F] |
                "\\\\" (["\\\\bfnrt] | "u" [0-9a-fA-F]{4}) # escapes
              )* "\\"" ws
            number ::= ("-"? ([0-9] | [1-9] [0-9]{0,15})) ("." [0-9]+)? ([eE] [-+]? [0-9] [1-9]{0,15})? ws
            # Optional space: by convention, applied in this grammar after literal chars when allowed
            ws ::= | " " | "\\n" [ \\t]{0,20}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\u0001',
            value = {
                "root ::= \"a\"* \"b\";aab;true",
                "root ::= \"a\"* \"b\";aa;false",
                "root ::= [a-c]+ ;abc;true",
                "root ::= [^a-c]+ ;dé中;true",
                "root ::= [^a-c]+ ;da;false",
                "root ::= \"\\x41\\u4e2d\\U0001F600\" ;A中😀;true",
                "root ::= [\\u4e00-\\u9fa5]{2,3} ;中文;true",
                "root ::= [\\u4e00-\\u9fa5]{2,3} ;中;false",
                "root ::= (\"a\" | \"b\"){2} \"c\"? ;abc;true",
                "root ::= x x # twice;..;false",
                "root ::= . . ;..;true",
                "root ::= [a\\]\\-]+ ;a]-;true",
                "root ::= \"a\"{2,} ;aaaa;true",
                "root ::= \"a\"{2,} ;a;false",
                "root ::= \"a\"{,2} ;a;false",
            })
    void readsTheNotation(String gbnf, String text, boolean accepted) {
        if (gbnf.contains(" x") || gbnf.contains("{,")) {
            // Then
            assertThatThrownBy(() -> Grammars.ofGbnf(gbnf)).isInstanceOf(UnsupportedRequest.class);
            return;
        }
        // When
        boolean matches = Texts.matches(Grammars.ofGbnf(gbnf), text);

        // Then
        assertThat(matches).isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"a\": [1, 2.5e1, {\"b\":null}], \"\\u00e9\": \"x\"}", "{ \"a\":true }\n"})
    void readsTheJsonGrammarOfLlamaCpp(String json) {
        // When
        boolean matches = Texts.matches(Grammars.ofGbnf(JSON), json);

        // Then
        assertThat(matches).isTrue();
    }

    @Test
    void followsNestingFarDeeperThanAStackOfTheJvm() {
        // Given
        Grammar grammar = Grammars.ofGbnf("root ::= \"(\" root \")\" | list\nlist ::= \"x\" list | \"y\"");

        // When
        boolean deep = Texts.matches(grammar, "(".repeat(50_000) + "x".repeat(50_000) + "y" + ")".repeat(50_000));

        // Then
        assertThat(deep).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\u0001',
            value = {
                "root ::= root \"a\" | \"b\";begins with itself",
                "root ::= x root\\nx ::= \"a\"? | root;begins with itself",
                "root ::= \"a\" root;no way to end",
                "root ::= missing;not defined",
                "rooot ::= \"a\";rule root is not defined",
                "root ::= \"a;not closed",
                "root ::= [a;not closed",
                "root ::= (\"a\";closing )",
                "root ::= \"a\"{3,2};malformed",
                "root ::= \"a\"{999999999};repetition of more than",
                "root ::= [z-a];wrong way round",
                "root ::= \"\\q\";escape",
                "root ::= \"\\uD800\";not one of Unicode",
                "root = \"a\";::= is expected",
                "root ::= \"a\"\\nroot ::= \"b\";defined twice",
                "root ::= <think>;end of rule",
            })
    void refusesBrokenGrammars(String gbnf, String message) {
        // Then
        assertThatThrownBy(() -> Grammars.ofGbnf(gbnf.replace("\\n", "\n")))
                .isInstanceOf(UnsupportedRequest.class)
                .hasMessageContaining(message)
                .extracting(fault -> ((UnsupportedRequest) fault).parameter())
                .isEqualTo("response_format.grammar");
    }
}
