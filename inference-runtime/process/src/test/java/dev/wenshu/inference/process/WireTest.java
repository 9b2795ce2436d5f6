package dev.wenshu.inference.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.ModelCatalog.Task;
import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.ResponseFormat;
import dev.wenshu.inference.generation.Sampling;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.inference.generation.TokenLogprob;
import dev.wenshu.inference.generation.Tool;
import dev.wenshu.inference.generation.ToolCall;
import dev.wenshu.kernel.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WireTest {
    @Test
    void carriesWholeRequest() throws IOException {
        // Given
        GenerationRequest request = GenerationRequest.of(
                        "qwen",
                        new Prompt.Chat(
                                List.of(Message.system("你好\n"), Message.user("two")),
                                List.of(new Tool(
                                        "add",
                                        "adds",
                                        Json.mapper().createObjectNode().put("type", "object"))),
                                new Tool.Choice.Named("add")))
                .withFormat(new ResponseFormat.JsonSchema(
                        "s", Json.mapper().createObjectNode().put("type", "string")))
                .withSampling(
                        new Sampling(0.7, 0.9, 40, 0.05, OptionalLong.of(42), 1, -1, 1.1, Map.of(7, -100.0, 9, 3.5)))
                .withThinking(new Thinking(Thinking.Mode.ON, 100, Duration.ofSeconds(3)))
                .withMaxTokens(64)
                .withStop(List.of("\n\n"))
                .withTopLogprobs(3)
                .withContext(CallContext.unattributed()
                        .withDepartment("finance")
                        .withDeadline(Instant.parse("2026-11-24T09:00:00Z")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        // When
        Wire.write(out, new Ask.Generate(request));
        Ask read = Wire.read(new ByteArrayInputStream(out.toByteArray()), Ask.class)
                .orElseThrow();

        // Then
        GenerationRequest arrived = ((Ask.Generate) read).request();
        assertThat(arrived.withContext(request.context())).isEqualTo(request);
        assertThat(arrived.context().department()).isEqualTo("finance");
        assertThat(arrived.context().deadline()).isEqualTo(request.context().deadline());
    }

    @Test
    void carriesEveryReply() throws IOException {
        // Given
        Completion completion = new Completion(
                "m",
                "text",
                "",
                List.of(new ToolCall("1", "add", "{}")),
                Completion.FinishReason.TOOL_CALLS,
                new Completion.Usage(1, 0, 2, 0),
                new Completion.Timing(Duration.ofMillis(1), Duration.ZERO, Duration.ofSeconds(2)),
                List.of(new TokenLogprob("a", new byte[0], -0.5f, List.of())),
                "cpu");
        List<Reply> replies = List.of(
                new Reply.Described(new ModelCard("m", Task.TEXT_GENERATION, "e", "1", "none", 8, true), "cpu"),
                new Reply.Piece(new Delta.Text("a")),
                new Reply.Piece(new Delta.Reasoning("b")),
                new Reply.Piece(new Delta.ToolCallPart(0, "1", null, "{")),
                new Reply.Failed(WireFault.of(new Busy("full", Duration.ofSeconds(2)), "m")),
                new Reply.Failed(WireFault.of(new Cancelled(), "m")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        // When
        Wire.write(out, new Reply.Generated(completion));
        for (Reply reply : replies) {
            Wire.write(out, reply);
        }

        // Then
        ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());
        Reply.Generated generated = (Reply.Generated) Wire.read(in, Reply.class).orElseThrow();
        assertThat(generated.completion()).usingRecursiveComparison().isEqualTo(completion);
        for (Reply reply : replies) {
            assertThat(Wire.read(in, Reply.class)).contains(reply);
        }
    }

    @Test
    void readsNothingOfTruncatedMessage() throws IOException {
        // Given
        ByteArrayInputStream cut = new ByteArrayInputStream("{\"case\":".getBytes(StandardCharsets.UTF_8));

        // When, Then
        assertThat(Wire.read(cut, Reply.class)).isEmpty();
    }
}
