package dev.wenshu.inference.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.RateLimitException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.completions.CompletionCreateParams;
import dev.wenshu.inference.server.scripted.ScriptedModel;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OfficialJavaClientTest {
    @Inject
    ScriptedModel model;

    private OpenAIClient client;

    @BeforeEach
    void open() {
        model.forget();
        client = OpenAIOkHttpClient.builder()
                .baseUrl("http://localhost:" + RestAssured.port + "/v1")
                .apiKey("unused")
                .maxRetries(0)
                .build();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void chats() {
        // When
        ChatCompletion answer =
                client.chat().completions().create(ask("say hello").build());

        // Then
        assertThat(answer.choices().getFirst().message().content()).hasValue("hello");
        assertThat(answer.usage().orElseThrow().totalTokens()).isEqualTo(12);
    }

    @Test
    @SuppressWarnings("deprecation") // the client has no other way to what is beyond OpenAI's own API
    void readsReasoningBesideTheAnswer() {
        // When
        ChatCompletion answer = client.chat().completions().create(ask("think").build());

        // Then
        assertThat(answer.choices().getFirst().message()._additionalProperties())
                .containsEntry("reasoning_content", JsonValue.from("let me see"));
    }

    @Test
    void streams() {
        // Given
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();

        // When
        try (StreamResponse<ChatCompletionChunk> stream = client.chat()
                .completions()
                .createStreaming(ask("count 5 every 2").build())) {
            stream.stream().forEach(whole::accumulate);
        }

        // Then
        assertThat(whole.chatCompletion().choices().getFirst().message().content())
                .hasValue("0 1 2 3 4 ");
    }

    @Test
    void getsJsonOfSchema() {
        // When
        Invoice invoice = client.chat()
                .completions()
                .create(ask("say x").responseFormat(Invoice.class).build())
                .choices()
                .getFirst()
                .message()
                .content()
                .orElseThrow();

        // Then
        assertThat(invoice.total).isEqualTo(12.5);
    }

    @Test
    void callsTools() {
        // Given
        ChatCompletionFunctionTool tool = ChatCompletionFunctionTool.builder()
                .function(FunctionDefinition.builder()
                        .name("weather")
                        .parameters(FunctionParameters.builder()
                                .putAdditionalProperty("type", JsonValue.from("object"))
                                .putAdditionalProperty(
                                        "properties", JsonValue.from(Map.of("city", Map.of("type", "string"))))
                                .build())
                        .build())
                .build();
        ChatCompletionCreateParams request = ask("weather?").addTool(tool).build();
        ChatCompletionAccumulator streamed = ChatCompletionAccumulator.create();

        // When
        ChatCompletion whole = client.chat().completions().create(request);
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(request)) {
            stream.stream().forEach(streamed::accumulate);
        }

        // Then
        assertThat(arguments(whole)).isEqualTo("{\"city\":\"上海\"}");
        assertThat(arguments(streamed.chatCompletion())).isEqualTo("{\"city\":\"上海\"}");
    }

    @Test
    void completesRawPrompts() {
        assertThat(client.completions()
                        .create(CompletionCreateParams.builder()
                                .model("scripted")
                                .prompt("say more")
                                .build())
                        .choices()
                        .getFirst()
                        .text())
                .isEqualTo("more");
    }

    @Test
    void closingStreamCancelsTheGeneration() {
        // When
        long closed;
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(ask("wait").build())) {
            stream.stream().iterator().next();
            closed = System.nanoTime();
        }

        // Then
        assertThat(Duration.ofNanos(model.nextCancellation() - closed)).isLessThan(Duration.ofMillis(400));
    }

    @Test
    void throwsWhatTheClientHasForEachFault() {
        assertThatThrownBy(
                        () -> client.chat().completions().create(ask("overflow").build()))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("9000")
                .hasMessageContaining("4096");
        assertThatThrownBy(() -> client.chat().completions().create(ask("busy").build()))
                .isInstanceOf(RateLimitException.class);
        assertThatThrownBy(() -> {
                    try (StreamResponse<ChatCompletionChunk> stream = client.chat()
                            .completions()
                            .createStreaming(ask("break").build())) {
                        stream.stream().forEach(chunk -> {});
                    }
                })
                .hasMessageContaining("the model went away");
    }

    private static String arguments(ChatCompletion answer) {
        return answer.choices()
                .getFirst()
                .message()
                .toolCalls()
                .orElseThrow()
                .getFirst()
                .asFunction()
                .function()
                .arguments();
    }

    private static ChatCompletionCreateParams.Builder ask(String command) {
        return ChatCompletionCreateParams.builder().model("scripted").addUserMessage(command);
    }

    /** What the client makes a schema of. */
    public static final class Invoice {
        public double total;
    }
}
