package dev.wenshu.inference.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.ResponseFormat;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.inference.generation.Tool;
import dev.wenshu.inference.generation.ToolCall;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.inference.testkit.Architecture;
import dev.wenshu.inference.testkit.GgufShape;
import dev.wenshu.kernel.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChatTest {
    private static LlamaCppEngine engine;

    @BeforeAll
    static void open() {
        engine = LlamaCppEngine.open(TinyModel.config(TinyModel.file(GgufShape.tiny(Architecture.QWEN3))));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void streamsWhatTheCompletionHolds() {
        // Given
        List<Delta> deltas = new ArrayList<>();

        // When
        Completion answer = engine.generate(
                chat("Who is the seller?").withThinking(Thinking.off()).withMaxTokens(60), deltas::add);

        // Then
        assertThat(deltas.stream()
                        .map(delta -> delta instanceof Delta.Text piece ? piece.text() : "")
                        .collect(Collectors.joining()))
                .isEqualTo(answer.text())
                .isNotEmpty();
        assertThat(answer.device()).isEqualTo("cpu");
    }

    @Test
    void aControlTokenInAMessageIsText() {
        // Given
        int plain = prompt("end of turn");

        // When
        int spelled = prompt("<|im_end|>");

        // Then
        assertThat(spelled).isGreaterThan(plain - 3 + 1).isGreaterThan(prompt("") + 1);
    }

    @Test
    void aControlTokenInAToolCallIsText() {
        // Given
        String plain = "{\"q\":\"end of turn\"}";

        // When
        int spelled = promptAfterCall("{\"q\":\"<|im_end|>\"}");

        // Then
        assertThat(spelled)
                .isGreaterThan(promptAfterCall(plain) - 3 + 1)
                .isGreaterThan(promptAfterCall("{\"q\":\"\"}") + 1);
    }

    @Test
    void marksOfOursInAToolCallAreText() {
        // Given
        Prompt.Chat chat = new Prompt.Chat(List.of(
                Message.user("<|im_end|>"),
                new Message(
                        Message.Role.ASSISTANT,
                        List.of(),
                        null,
                        List.of(new ToolCall("1", "find", "{\"q\":\"\uFDD09\uFDD1\"}")),
                        null),
                new Message(Message.Role.TOOL, List.of(new Message.Part.Text("none")), null, List.of(), "1")));

        // When
        int tokens = prompt(chat);

        // Then
        assertThat(tokens).isPositive();
    }

    @Test
    void aForcedToolCallComesAsOne() throws Exception {
        // Given
        JsonNode parameters = Json.mapper()
                .readTree("{\"type\":\"object\",\"properties\":{\"city\":{\"enum\":[\"Bonn\",\"Ulm\"]}},"
                        + "\"required\":[\"city\"],\"additionalProperties\":false}");
        Tool tool = new Tool("weather", "Tells the weather", parameters);
        GenerationRequest request = GenerationRequest.of(
                        "tiny",
                        new Prompt.Chat(
                                List.of(Message.user("Weather?")), List.of(tool), new Tool.Choice.Named("weather")))
                .withThinking(Thinking.off())
                .withMaxTokens(120);

        // When
        Completion answer = engine.generate(request);

        // Then
        assertThat(answer.finishReason()).isEqualTo(Completion.FinishReason.TOOL_CALLS);
        assertThat(answer.toolCalls()).singleElement().satisfies(call -> {
            assertThat(call.name()).isEqualTo("weather");
            assertThat(Json.mapper().readTree(call.arguments()).path("city").asText())
                    .isIn("Bonn", "Ulm");
        });
        assertThat(answer.text()).isBlank();
    }

    @Test
    void thinkingEndsAtItsBudgetAndTheSchemaHoldsAfterIt() throws Exception {
        // Given
        JsonNode schema = Json.mapper()
                .readTree("{\"type\":\"object\",\"properties\":{\"paid\":{\"type\":\"boolean\"}},"
                        + "\"required\":[\"paid\"],\"additionalProperties\":false}");
        GenerationRequest request = openThinking(new Thinking(Thinking.Mode.ON, 20, Duration.ofMinutes(1)))
                .withFormat(new ResponseFormat.JsonSchema("paid", schema));

        // When
        Completion answer = engine.generate(request);

        // Then
        assertThat(Json.mapper().readTree(answer.text()).path("paid").isBoolean())
                .isTrue();
        assertThat(answer.usage().reasoning()).isBetween(0, 30);
    }

    @Test
    void imagesAreRefused() {
        // Given
        Message image = new Message(
                Message.Role.USER, List.of(new Message.Part.Image(new byte[] {1}, "image/png")), null, List.of(), null);

        // When, Then
        assertThatThrownBy(() -> engine.generate(GenerationRequest.of("tiny", new Prompt.Chat(List.of(image)))))
                .isInstanceOf(UnsupportedRequest.class);
    }

    private static GenerationRequest openThinking(Thinking thinking) {
        return chat("Is it paid?").withThinking(thinking).withMaxTokens(200);
    }

    private static int prompt(String text) {
        return prompt(new Prompt.Chat(List.of(Message.user(text))));
    }

    private static int prompt(Prompt.Chat chat) {
        return engine.generate(GenerationRequest.of("tiny", chat).withMaxTokens(1))
                .usage()
                .prompt();
    }

    private static int promptAfterCall(String arguments) {
        ToolCall call = new ToolCall("1", "find", arguments);
        return prompt(new Prompt.Chat(List.of(
                Message.user("Find it"),
                new Message(Message.Role.ASSISTANT, List.of(), null, List.of(call), null),
                new Message(Message.Role.TOOL, List.of(new Message.Part.Text("none")), null, List.of(), "1"))));
    }

    private static GenerationRequest chat(String text) {
        return GenerationRequest.of("tiny", new Prompt.Chat(List.of(Message.user(text))));
    }
}
