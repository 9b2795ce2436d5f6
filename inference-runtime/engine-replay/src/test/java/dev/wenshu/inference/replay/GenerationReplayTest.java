package dev.wenshu.inference.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.FinishReason;
import dev.wenshu.inference.generation.Completion.Timing;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.ResponseFormat;
import dev.wenshu.inference.generation.Sampling;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.inference.generation.TokenLogprob;
import dev.wenshu.inference.generation.ToolCall;
import dev.wenshu.kernel.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GenerationReplayTest {
    private static final GenerationRequest REQUEST =
            GenerationRequest.of("m", new Prompt.Chat(List.of(Message.user("secret question"))));
    private static final List<Delta> DELTAS = List.of(
            new Delta.Reasoning("hm"),
            new Delta.Text("你", List.of(new TokenLogprob("你", new byte[] {-28, -67, -96}, -0.5f, List.of()))),
            new Delta.Text("好"),
            new Delta.ToolCallPart(0, "c1", "weather", "{\"city\":"),
            new Delta.ToolCallPart(0, null, null, "\"Berlin\"}"));

    @TempDir
    Path folder;

    static Stream<GenerationRequest> others() {
        Sampling sampling = new Sampling(0, 1, 0, 0, OptionalLong.of(1), 0, 0, 1, Map.of(1, 2.0));
        return Stream.of(
                REQUEST.withModel("n"),
                REQUEST.withPrompt(new Prompt.Raw("secret question")),
                REQUEST.withPrompt(new Prompt.Chat(List.of(Message.system("secret question")))),
                REQUEST.withPrompt(new Prompt.Chat(List.of(Message.user("secret "), Message.user("question")))),
                REQUEST.withFormat(new ResponseFormat.JsonObject()),
                REQUEST.withSampling(sampling),
                REQUEST.withThinking(Thinking.off()),
                REQUEST.withMaxTokens(1),
                REQUEST.withStop(List.of("x")),
                REQUEST.withTopLogprobs(0));
    }

    @Test
    void givesRecordedPiecesAgainAfterReopening() {
        // Given
        Path file = folder.resolve("answers.jsonl");
        Completion recorded = new RecordedGeneration(engine(), Recording.open(file)).generate(REQUEST);
        List<Delta> seen = new ArrayList<>();

        // When
        Completion replayed = new ReplayedGeneration(Recording.open(file)).generate(REQUEST, seen::add);

        // Then
        assertThat(seen).hasSameSizeAs(DELTAS);
        assertThat(seen.subList(2, 5)).isEqualTo(DELTAS.subList(2, 5));
        assertThat(replayed.text()).isEqualTo(recorded.text()).isEqualTo("你好");
        assertThat(replayed.reasoning()).isEqualTo("hm");
        assertThat(replayed.toolCalls()).isEqualTo(recorded.toolCalls());
        assertThat(replayed.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(replayed.usage()).isEqualTo(recorded.usage());
        assertThat(replayed.logprobs().getFirst().bytes()).containsExactly(-28, -67, -96);
    }

    @ParameterizedTest
    @MethodSource("others")
    void refusesRequestThatDiffersInAnythingThatDecidesTheAnswer(GenerationRequest other) {
        // Given
        Recording recording = Recording.open(folder.resolve("answers.jsonl"));
        new RecordedGeneration(engine(), recording).generate(REQUEST);

        // When // Then
        assertThatThrownBy(() -> new ReplayedGeneration(recording).generate(other))
                .isInstanceOf(Fault.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void takesCallersOfTheSameRequestAsOne() {
        // Given
        Recording recording = Recording.open(folder.resolve("answers.jsonl"));
        new RecordedGeneration(engine(), recording).generate(REQUEST);
        CallContext other = CallContext.unattributed().withDepartment("finance");

        // When
        Completion completion = new ReplayedGeneration(recording).generate(REQUEST.withContext(other));

        // Then
        assertThat(completion.text()).isEqualTo("你好");
    }

    @Test
    void stopsReplayAtCancellation() {
        // Given
        Recording recording = Recording.open(folder.resolve("answers.jsonl"));
        new RecordedGeneration(engine(), recording).generate(REQUEST);

        // When // Then
        assertThatThrownBy(() -> new ReplayedGeneration(recording)
                        .generate(
                                REQUEST,
                                delta -> REQUEST.context().cancellation().cancel()))
                .isInstanceOf(Cancelled.class);
    }

    private static TextGeneration engine() {
        return (request, sink) -> {
            DELTAS.forEach(sink::accept);
            return new Completion(
                    "m-1",
                    "你好",
                    "hm",
                    List.of(new ToolCall("c1", "weather", "{\"city\":\"Berlin\"}")),
                    FinishReason.TOOL_CALLS,
                    new Usage(7, 1, 5, 1),
                    Timing.NONE,
                    List.of(),
                    "cpu");
        };
    }
}
