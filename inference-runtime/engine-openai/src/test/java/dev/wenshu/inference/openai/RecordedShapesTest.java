package dev.wenshu.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.FinishReason;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.TokenLogprob;
import dev.wenshu.inference.generation.ToolCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as each kind of server gives them. */
class RecordedShapesTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final GenerationRequest REQUEST =
            GenerationRequest.of("any", new Prompt.Chat(List.of(Message.user("2+3?"))));

    private final List<Delta> deltas = new ArrayList<>();
    private FakeUpstream upstream;

    @BeforeEach
    void start() throws IOException {
        upstream = new FakeUpstream();
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    @ParameterizedTest
    @CsvSource({
        "openai, '', 25, 16, 12, 5",
        "azure, '', 25, 16, 12, 5",
        "vllm, 2+3 is 5, 25, 16, 12, 0",
        "vllm-guided, 2+3 is 5, 25, 16, 12, 0",
        "sglang, 2+3 is 5, 25, 16, 12, 5",
        "ollama, 2+3 is 5, 25, 0, 12, 0",
        "llama-server, 2+3 is 5, 25, 16, 12, 0",
        "deepseek, 2+3 is 5, 25, 16, 12, 5",
        "wenshu, 2+3 is 5, 25, 16, 12, 5",
        "generic, '', 0, 0, 0, 0"
    })
    void readsStreamedAndWholeAnswersAlike(
            String dialect, String reasoning, int prompt, int cached, int completion, int thought) {
        // Given
        String path = dialect.equals("azure") ? "/openai/deployments/m/chat/completions" : CHAT;
        upstream.answer(path, 200, FakeUpstream.EVENTS, FakeUpstream.recorded(dialect + ".sse"));
        Completion streamed;
        try (OpenAiServer server = upstream.connect()) {
            streamed = new OpenAiGeneration(server, OpenAiModel.of("m", dialect)).generate(REQUEST, deltas::add);
        }
        upstream.close();
        try (FakeUpstream other = open();
                OpenAiServer server = other.answer(
                                path, 200, FakeUpstream.JSON, FakeUpstream.recorded(dialect + ".json"))
                        .connect()) {
            // When
            Completion whole =
                    new OpenAiGeneration(server, OpenAiModel.of("m", dialect).withStreaming(false)).generate(REQUEST);

            // Then
            for (Completion answer : List.of(streamed, whole)) {
                assertThat(answer.text()).isEqualTo("{\"sum\": 5}");
                assertThat(answer.reasoning()).isEqualTo(reasoning);
                assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
                assertThat(answer.usage()).isEqualTo(new Usage(prompt, cached, completion, thought));
                assertThat(answer.model()).isNotEmpty();
            }
            assertThat(deltas).filteredOn(Delta.Text.class::isInstance).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools-openai", "tools-whole-at-index-0"})
    void putsToolCallsTogether(String name) {
        // Given
        upstream.answer(CHAT, 200, FakeUpstream.EVENTS, FakeUpstream.recorded(name + ".sse"));

        // When
        Completion completion = generate("vllm");

        // Then
        assertThat(completion.toolCalls())
                .containsExactly(
                        new ToolCall("call_a", "weather", "{\"city\":\"Berlin\"}"),
                        new ToolCall("call_b", "time", "{}"));
        assertThat(completion.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(deltas)
                .filteredOn(Delta.ToolCallPart.class::isInstance)
                .first()
                .isInstanceOfSatisfying(
                        Delta.ToolCallPart.class,
                        part -> assertThat(part.name()).isEqualTo("weather"));
    }

    @ParameterizedTest
    @CsvSource({
        "length, LENGTH",
        "content_filter, CONTENT_FILTER",
        "stop, STOP",
        "eos_token, STOP",
        "tool_calls, TOOL_CALLS"
    })
    void sortsFinishReasons(String reason, FinishReason expected) {
        // Given
        upstream.answer(CHAT, 200, FakeUpstream.JSON, """
                {"choices":[{"message":{"content":"x"},"finish_reason":"%s"}]}""".formatted(reason));

        // When
        Completion completion = generate("generic");

        // Then
        assertThat(completion.finishReason()).isEqualTo(expected);
    }

    @Test
    void readsLogProbabilitiesOfChat() {
        // Given
        upstream.answer(CHAT, 200, FakeUpstream.JSON, """
                {"choices":[{"message":{"content":"你"},"finish_reason":"stop","logprobs":{"content":[{"token":"你",
                "bytes":[228,189,160],"logprob":-0.5,"top_logprobs":[{"token":"我","bytes":null,"logprob":-1.5}]}]}}]}""");

        // When
        Completion completion = generate("openai");

        // Then
        TokenLogprob token = completion.logprobs().getFirst();
        assertThat(token.bytes()).containsExactly(-28, -67, -96);
        assertThat(token.logprob()).isEqualTo(-0.5f);
        assertThat(token.top().getFirst().token()).isEqualTo("我");
    }

    @Test
    void continuesRawPrompts() {
        // Given
        upstream.answer("/v1/completions", 200, FakeUpstream.EVENTS, """
                data: {"object":"text_completion","model":"m","choices":[{"text":" a","index":0,"finish_reason":null,
                data: "logprobs":{"tokens":[" a"],"token_logprobs":[-0.1],"top_logprobs":[{" a":-0.1," b":-3}]}}]}

                data: {"choices":[{"text":" b","finish_reason":"length"}],"usage":{"prompt_tokens":3,"completion_tokens":2}}

                data: [DONE]

                """);

        // When
        Completion completion;
        try (OpenAiServer server = upstream.connect()) {
            completion = new OpenAiGeneration(server, OpenAiModel.of("m", "vllm"))
                    .generate(GenerationRequest.of("m", new Prompt.Raw("once")).withTopLogprobs(1), deltas::add);
        }

        // Then
        assertThat(completion.text()).isEqualTo(" a b");
        assertThat(completion.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(completion.logprobs().getFirst().top()).hasSize(2);
        assertThat(upstream.asked().getFirst().body().path("prompt").asText()).isEqualTo("once");
    }

    private Completion generate(String dialect) {
        try (OpenAiServer server = upstream.connect()) {
            return new OpenAiGeneration(server, OpenAiModel.of("m", dialect)).generate(REQUEST, deltas::add);
        }
    }

    private static FakeUpstream open() {
        try {
            return new FakeUpstream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
