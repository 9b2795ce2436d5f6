package dev.wenshu.inference.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.inference.generation.Delta;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ToolCallParserTest {
    private static final String HERMES_CALL =
            "<tool_call>\n{\"name\": \"f\", \"arguments\": {\"a\": [1, \"</x>\"]}}\n</tool_call>";

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "HERMES => <tool_call>{\"name\": \"f\", \"arguments\": {\"a\":1}}</tool_call>",
                "HERMES => <tool_call>{\"name\": \"f\", \"arguments\": {\"a\":1}}",
                "LLAMA3_JSON => {\"name\": \"f\", \"parameters\": {\"a\":1}}",
                "LLAMA3_JSON => <|python_tag|>{\"name\": \"f\", \"parameters\": {\"a\":1}}",
                "MISTRAL => [TOOL_CALLS] [{\"name\": \"f\", \"arguments\": {\"a\":1}, \"id\": \"123456789\"}]",
                "MISTRAL => [TOOL_CALLS]f[ARGS]{\"a\":1}",
                "DEEPSEEK => <｜tool▁calls▁begin｜><｜tool▁call▁begin｜>f<｜tool▁sep｜>{\"a\":1}<｜tool▁call▁end｜><｜tool▁calls▁end｜>",
                "DEEPSEEK => <｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>f ```json {\"a\":1} ```<｜tool▁call▁end｜><｜tool▁calls▁end｜>"
            })
    void findsACallHoweverItIsCut(ToolDialect dialect, String answer) {
        for (int length = 1; length <= answer.length(); length++) {
            // Given
            ToolCallParser parser = new ToolCallParser(dialect, () -> "123456789");

            // When
            List<Delta> deltas = parse(parser, answer, length);

            // Then
            assertThat(deltas).containsExactly(new Delta.ToolCallPart(0, "123456789", "f", "{\"a\":1}"));
        }
    }

    @Test
    void keepsTextAroundCallsAndNumbersThem() {
        // Given
        String answer = "Let me <look>.\n" + HERMES_CALL + "\n" + HERMES_CALL + "\n";

        for (int length = 1; length <= answer.length(); length++) {
            ToolCallParser parser = new ToolCallParser(ToolDialect.HERMES, () -> "id");

            // When
            List<Delta> deltas = parse(parser, answer, length);

            // Then
            assertThat(text(deltas)).isEqualTo("Let me <look>.\n");
            assertThat(calls(deltas)).extracting(Delta.ToolCallPart::index).containsExactly(0, 1);
            assertThat(calls(deltas).getLast().arguments()).isEqualTo("{\"a\":[1,\"</x>\"]}");
            assertThat(parser.calls()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "HERMES => <tool_call>{\"name\": \"f\", \"arguments\": {\"a\":</tool_call> and on",
                "HERMES => <tool_call>{\"name\": 1}</tool_call>",
                "HERMES => <tool_call>{\"name\": \"f\", \"arguments\": [1]}</tool_call>",
                "HERMES => x < y <tool",
                "LLAMA3_JSON => {\"total\": 5}",
                "LLAMA3_JSON => {\"name\": \"f\", \"param",
                "LLAMA3_JSON => Hello {\"name\": \"f\", \"parameters\": {}}",
                "MISTRAL => [TOOL_CALLS] [{\"name\"",
                "DEEPSEEK => <｜tool▁calls▁begin｜><｜tool▁call▁begin｜>f<｜tool▁calls▁end｜>"
            })
    void leavesTextWhatIsNoCall(ToolDialect dialect, String answer) {
        for (int length = 1; length <= answer.length(); length++) {
            // Given
            ToolCallParser parser = new ToolCallParser(dialect);

            // When
            List<Delta> deltas = parse(parser, answer, length);

            // Then
            assertThat(text(deltas)).isEqualTo(answer);
            assertThat(calls(deltas)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(ToolDialect.class)
    void passesPlainTextThroughAtOnce(ToolDialect dialect) {
        // Given
        ToolCallParser parser = new ToolCallParser(dialect);

        // When
        List<Delta> deltas = parser.feed("Plain text.");

        // Then
        assertThat(text(deltas)).isEqualTo("Plain text.");
        assertThat(parser.finish()).isEmpty();
    }

    private static List<Delta> parse(ToolCallParser parser, String answer, int length) {
        List<Delta> deltas = new ArrayList<>();
        for (int at = 0; at < answer.length(); at += length) {
            deltas.addAll(parser.feed(answer.substring(at, Math.min(answer.length(), at + length))));
        }
        deltas.addAll(parser.finish());
        return deltas;
    }

    private static String text(List<Delta> deltas) {
        return deltas.stream()
                .filter(Delta.Text.class::isInstance)
                .map(delta -> ((Delta.Text) delta).text())
                .collect(Collectors.joining());
    }

    private static List<Delta.ToolCallPart> calls(List<Delta> deltas) {
        return deltas.stream()
                .filter(Delta.ToolCallPart.class::isInstance)
                .map(Delta.ToolCallPart.class::cast)
                .toList();
    }
}
