package dev.wenshu.inference.openai.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Message.Part;
import dev.wenshu.inference.generation.Message.Role;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.ResponseFormat;
import dev.wenshu.inference.generation.Sampling;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.inference.generation.Tool;
import dev.wenshu.inference.generation.ToolCall;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.inference.openai.dialect.Dialects;
import dev.wenshu.inference.openai.image.ImageGate;
import dev.wenshu.inference.openai.image.ImageLimits;
import dev.wenshu.kernel.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
    private static final Tool WEATHER =
            new Tool("weather", "d", Json.mapper().createObjectNode().put("type", "object"));
    private static final Tool TIME =
            new Tool("time", "d", Json.mapper().createObjectNode().put("type", "object"));
    private static final GenerationRequest REQUEST =
            GenerationRequest.of("any", new Prompt.Chat(List.of(Message.user("2+3?"))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "openai | {'response_format':{'type':'json_schema','json_schema':{'name':'a_sum','schema':SCHEMA,'strict':true}}}",
                "vllm | {'response_format':{'type':'json_schema','json_schema':{'name':'a_sum','schema':SCHEMA}}}",
                "vllm-structured-outputs | {'structured_outputs':{'json':SCHEMA}}",
                "vllm-guided | {'guided_json':SCHEMA}",
                "ollama | {'response_format':{'type':'json_schema','json_schema':{'name':'a_sum','schema':SCHEMA}}}",
                "llama-server | {'response_format':{'type':'json_schema','json_schema':{'name':'a_sum','schema':SCHEMA}}}",
                "deepseek | {'response_format':{'type':'json_object'}}"
            })
    void asksForSchemaInEachDialect(String dialect, String expected) {
        // Given
        String schema = """
                {"type":"object","properties":{"sum":{"type":"integer"}},"required":["sum"],"additionalProperties":false}""";
        ResponseFormat format = new ResponseFormat.JsonSchema("a sum", json(schema));

        // When
        ObjectNode body = body(dialect, REQUEST.withFormat(format));

        // Then
        json(expected.replace('\'', '"').replace("SCHEMA", schema))
                .properties()
                .forEach(field -> assertThat(body.get(field.getKey())).isEqualTo(field.getValue()));
        if (dialect.equals("deepseek")) {
            assertThat(body.at("/messages/0/content").asText()).contains("JSON").contains("\"sum\"");
        }
    }

    @Test
    void isStrictOnlyWhereSchemaIsInItsSubset() {
        // Given
        ResponseFormat optional = new ResponseFormat.JsonSchema("s", json("""
                {"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false}"""));

        // When
        ObjectNode body = body("openai", REQUEST.withFormat(optional));

        // Then
        assertThat(body.at("/response_format/json_schema").has("strict")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "openai | OFF | {'reasoning_effort':'minimal'}",
                "openai | ON | {}",
                "vllm | OFF | {'chat_template_kwargs':{'enable_thinking':false,'thinking':false}}",
                "sglang | ON | {'chat_template_kwargs':{'enable_thinking':true,'thinking':true}}",
                "ollama | OFF | {'reasoning_effort':'none'}",
                "deepseek | OFF | {'thinking':{'type':'disabled'}}",
                "deepseek | BY_MODEL | {}",
                "wenshu | ON | {'thinking':{'type':'enabled','budget_tokens':100,'budget_seconds':5}}"
            })
    void switchesThinkingInEachDialect(String dialect, Thinking.Mode mode, String expected) {
        // Given
        boolean budget = dialect.equals("wenshu");
        Thinking thinking = new Thinking(mode, budget ? 100 : 0, budget ? Duration.ofSeconds(5) : null);

        // When
        ObjectNode body = body(dialect, REQUEST.withThinking(thinking));

        // Then
        ObjectNode thoughts = Json.mapper().createObjectNode();
        for (String name : List.of("reasoning_effort", "chat_template_kwargs", "thinking")) {
            if (body.has(name)) {
                thoughts.set(name, body.get(name));
            }
        }
        assertThat(thoughts).isEqualTo(json(expected.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource({
        "openai, max_completion_tokens",
        "azure, max_completion_tokens",
        "vllm, max_tokens",
        "ollama, max_tokens"
    })
    void namesTokenLimit(String dialect, String name) {
        // When
        ObjectNode body = body(dialect, REQUEST.withMaxTokens(7));

        // Then
        assertThat(body.path(name).asInt()).isEqualTo(7);
    }

    @Test
    void switchesExtensionsOffWhereServerKnowsThem() {
        // When
        ObjectNode vllm = body("vllm", REQUEST);
        ObjectNode llama = body("llama-server", REQUEST);
        ObjectNode openai = body("openai", REQUEST);

        // Then
        assertThat(vllm.path("repetition_penalty").asDouble()).isEqualTo(1);
        assertThat(vllm.path("top_k").asInt()).isEqualTo(-1);
        assertThat(llama.path("repeat_penalty").asDouble()).isEqualTo(1);
        assertThat(llama.path("min_p").asDouble()).isZero();
        assertThat(openai.has("top_k")).isFalse();
        assertThat(openai.path("temperature").asDouble()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "ollama", "deepseek", "generic"})
    void refusesSamplingThatServerWouldIgnore(String dialect) {
        // Given
        Sampling sampling = new Sampling(1, 1, 0, 0.1, OptionalLong.of(3), 0, 0, 1, Map.of(5, -100.0));

        // When // Then
        assertThatThrownBy(() -> body(dialect, REQUEST.withSampling(sampling)))
                .isInstanceOfSatisfying(
                        UnsupportedRequest.class,
                        refused -> assertThat(refused.parameter()).isEqualTo("min_p"));
    }

    @Test
    void passesToolChoiceAsFarAsServerHonoursIt() {
        // Given
        GenerationRequest named = tools(new Tool.Choice.Named("time"));

        // When
        ObjectNode vllm = body("vllm", named);
        ObjectNode llama = body("llama-server", named);

        // Then
        assertThat(vllm.at("/tool_choice/function/name").asText()).isEqualTo("time");
        assertThat(vllm.path("tools")).hasSize(2);
        assertThat(llama.path("tool_choice").asText()).isEqualTo("required");
        assertThat(llama.path("tools")).hasSize(1);
        assertThat(body("ollama", tools(new Tool.Choice.None())).has("tools")).isFalse();
        assertThatThrownBy(() -> body("ollama", named)).isInstanceOf(UnsupportedRequest.class);
    }

    @Test
    void writesWholeConversation() {
        // Given
        Message called =
                new Message(Role.ASSISTANT, List.of(), "thought", List.of(new ToolCall("c1", "time", "{}")), null);
        Message told = new Message(Role.TOOL, List.of(new Part.Text("noon")), null, List.of(), "c1");
        GenerationRequest request = REQUEST.withPrompt(new Prompt.Chat(List.of(Message.system("s"), called, told)));

        // When
        JsonNode messages = body("vllm", request).path("messages");

        // Then
        assertThat(messages.at("/1/content").isNull()).isTrue();
        assertThat(messages.at("/1/reasoning").asText()).isEqualTo("thought");
        assertThat(messages.at("/1/tool_calls/0/function/name").asText()).isEqualTo("time");
        assertThat(messages.at("/2/role").asText()).isEqualTo("tool");
        assertThat(messages.at("/2/tool_call_id").asText()).isEqualTo("c1");
        assertThat(body("deepseek", request).at("/messages/1").has("reasoning_content"))
                .isFalse();
    }

    @Test
    void refusesImagesWhereModelHasNoVision() {
        // Given
        Message image =
                new Message(Role.USER, List.of(new Part.Image(new byte[] {1}, "image/png")), null, List.of(), null);
        GenerationRequest request = REQUEST.withPrompt(new Prompt.Chat(List.of(image)));

        // When // Then
        assertThatThrownBy(() -> body("vllm", request))
                .isInstanceOf(UnsupportedRequest.class)
                .hasMessageContaining("vision");
        ImageGate none = new ImageGate(new ImageLimits(0, 100, 100, 100));
        assertThatThrownBy(() -> new RequestBody(Dialects.VLLM, "m", true, Optional.of(none)).of(request))
                .isInstanceOf(UnsupportedRequest.class)
                .hasMessageContaining("at most 0");
    }

    @Test
    void passesGrammarToOwnEnginesOnly() {
        // Given
        GenerationRequest request = REQUEST.withFormat(new ResponseFormat.Grammar("root ::= \"a\""));

        // When // Then
        assertThat(body("llama-server", request).path("grammar").asText()).startsWith("root");
        assertThat(body("wenshu", request).at("/response_format/grammar").asText())
                .startsWith("root");
        assertThatThrownBy(() -> body("vllm", request)).isInstanceOf(UnsupportedRequest.class);
    }

    private static GenerationRequest tools(Tool.Choice choice) {
        return REQUEST.withPrompt(new Prompt.Chat(List.of(Message.user("q")), List.of(WEATHER, TIME), choice));
    }

    private static ObjectNode body(String dialect, GenerationRequest request) {
        return new RequestBody(Dialects.named(dialect), "m", true, Optional.empty()).of(request);
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
