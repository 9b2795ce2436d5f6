package dev.wenshu.inference.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.FinishReason;
import dev.wenshu.inference.generation.Completion.Timing;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.TokenLogprob;
import dev.wenshu.inference.openai.dialect.Dialect;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts an answer together from its pieces, or from the whole, and hands each piece on. Reads chat completions and completions,
 * streamed and not: what differs is the name of the object that holds the text. For one answer, on one thread.
 */
public final class AnswerAssembly {
    private final Dialect dialect;
    private final GenerationSink sink;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final List<TokenLogprob> logprobs = new ArrayList<>();
    private final ToolCallAssembly calls;
    private @Nullable FinishReason finish;
    private Usage usage = Usage.NONE;
    private String model;

    public AnswerAssembly(Dialect dialect, String requestedModel, GenerationSink sink) {
        this.dialect = dialect;
        this.model = requestedModel;
        this.sink = sink;
        this.calls = new ToolCallAssembly(sink);
    }

    /** A chunk of a stream, or a whole answer. */
    public void accept(JsonNode json) {
        String named = json.path("model").asText();
        model = named.isBlank() ? model : named;
        if (json.path("usage").isObject()) {
            usage = UsageReader.read(json.path("usage"), dialect);
        }
        JsonNode choice = json.path("choices").path(0);
        if (choice.isMissingNode()) {
            return;
        }
        JsonNode piece = choice.has("delta") ? choice.path("delta") : choice.path("message");
        reasoning(piece);
        String content = choice.has("text") ? choice.path("text").asText() : content(piece.path("content"));
        List<TokenLogprob> tokens = LogprobsReader.read(choice.path("logprobs"));
        if (!content.isEmpty()) {
            text.append(content);
            logprobs.addAll(tokens);
            sink.accept(new Delta.Text(content, tokens));
        }
        refusal(piece.path("refusal"));
        piece.path("tool_calls").forEach(calls::accept);
        if (choice.path("finish_reason").isTextual()) {
            finish = finish(choice.path("finish_reason").asText());
        }
    }

    /** Whether the server has said why the answer ended. */
    public boolean isFinished() {
        return finish != null;
    }

    /** Whether anything came at all. */
    public boolean hasBegun() {
        return !text.isEmpty() || !reasoning.isEmpty() || !calls.isEmpty();
    }

    /** The whole answer; EXTERNAL where the server never came to an end. */
    public Completion completion(Timing timing) {
        FinishReason reason = Optional.ofNullable(finish)
                .orElseThrow(() -> new Fault(
                        FaultCategory.EXTERNAL,
                        "the inference server ended its answer without saying that it is complete"));
        boolean called = !calls.isEmpty() && reason == FinishReason.STOP;
        return new Completion(
                model,
                text.toString(),
                reasoning.toString(),
                calls.calls(),
                called ? FinishReason.TOOL_CALLS : reason,
                usage,
                timing,
                logprobs,
                "");
    }

    private void reasoning(JsonNode piece) {
        for (String field : dialect.reasoningFields()) {
            String thought = piece.path(field).isTextual() ? piece.path(field).asText() : "";
            if (!thought.isEmpty()) {
                reasoning.append(thought);
                sink.accept(new Delta.Reasoning(thought));
                return;
            }
        }
    }

    private void refusal(JsonNode refusal) {
        if (refusal.isTextual() && !refusal.asText().isEmpty()) {
            text.append(refusal.asText());
            sink.accept(new Delta.Text(refusal.asText()));
        }
    }

    /** Text, or parts of which those of text count. */
    private static String content(JsonNode content) {
        if (!content.isArray()) {
            return content.isTextual() ? content.asText() : "";
        }
        StringBuilder parts = new StringBuilder();
        content.forEach(part -> parts.append(part.path("text").asText()));
        return parts.toString();
    }

    private static FinishReason finish(String reason) {
        return switch (reason) {
            case "length", "max_tokens", "model_length" -> FinishReason.LENGTH;
            case "tool_calls", "function_call" -> FinishReason.TOOL_CALLS;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            case "abort", "error", "insufficient_system_resource", "repetition" ->
                throw new Fault(FaultCategory.EXTERNAL, "the inference server gave up in the middle of its answer");
            default -> FinishReason.STOP;
        };
    }
}
