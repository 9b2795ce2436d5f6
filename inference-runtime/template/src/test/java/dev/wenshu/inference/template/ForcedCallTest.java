package dev.wenshu.inference.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.Tool;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForcedCallTest {
    private static final String PARAMETERS = "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#/$defs/x\"}},"
            + "\"$defs\":{\"x\":{\"type\":\"integer\"}}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "HERMES | {\"name\":\"f\",\"arguments\":{\"a\":1}}",
                "LLAMA3_JSON | {\"name\":\"f\",\"parameters\":{\"a\":1}}",
                "MISTRAL | {\"name\":\"f\",\"arguments\":{\"a\":1}}",
                "DEEPSEEK | {\"a\":1}"
            })
    void makesAnAnswerThatItsParserReads(ToolDialect dialect, String generated) throws JsonProcessingException {
        // Given
        ForcedCall forced = ForcedCall.of(dialect, List.of(tool("f"), tool("g")), new Tool.Choice.Named("f"))
                .orElseThrow();
        ToolCallParser parser = new ToolCallParser(dialect, () -> "id");

        // When
        List<Delta> deltas = new ArrayList<>(parser.feed(forced.prefix() + generated + forced.suffix()));
        deltas.addAll(parser.finish());

        // Then
        assertThat(deltas).containsExactly(new Delta.ToolCallPart(0, "id", "f", "{\"a\":1}"));
    }

    @Test
    void allowsAnyToolWhereOneIsRequired() throws JsonProcessingException {
        // Given
        List<Tool> tools = List.of(tool("f"), tool("g"));

        // When
        ForcedCall forced = ForcedCall.of(ToolDialect.HERMES, tools, new Tool.Choice.Required())
                .orElseThrow();

        // Then
        assertThat(forced.schema().at("/anyOf/1/properties/name/enum/0").asText())
                .isEqualTo("g");
        assertThat(forced.schema()
                        .at("/anyOf/1/properties/arguments/properties/a/$ref")
                        .asText())
                .isEqualTo("#/$defs/tool1_x");
        assertThat(forced.schema().at("/$defs/tool1_x/type").asText()).isEqualTo("integer");
        assertThat(forced.schema().at("/anyOf/0/properties/arguments").has("$defs"))
                .isFalse();
    }

    @Test
    void refusesWhatCannotBeForced() throws JsonProcessingException {
        // Given
        List<Tool> tools = List.of(tool("f"), tool("g"));

        // When
        // Then
        assertThatExceptionOfType(UnsupportedRequest.class)
                .isThrownBy(() -> ForcedCall.of(ToolDialect.HERMES, tools, new Tool.Choice.Named("h")));
        assertThatExceptionOfType(UnsupportedRequest.class)
                .isThrownBy(() -> ForcedCall.of(ToolDialect.DEEPSEEK, tools, new Tool.Choice.Required()));
        assertThatExceptionOfType(UnsupportedRequest.class)
                .isThrownBy(() -> ForcedCall.of(
                        ToolDialect.DEEPSEEK, List.of(tool("f<｜tool▁sep｜>")), new Tool.Choice.Required()));
        assertThat(ForcedCall.of(ToolDialect.HERMES, tools, new Tool.Choice.Auto()))
                .isEmpty();
    }

    private static Tool tool(String name) throws JsonProcessingException {
        return new Tool(name, "", Json.mapper().readTree(PARAMETERS));
    }
}
