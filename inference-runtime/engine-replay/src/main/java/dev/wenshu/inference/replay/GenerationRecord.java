package dev.wenshu.inference.replay;

import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.FinishReason;
import dev.wenshu.inference.generation.Completion.Timing;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.TokenLogprob;
import dev.wenshu.inference.generation.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A generation as it lies in a recording: the pieces, of which the whole is put together again. */
record GenerationRecord(
        String model, List<Piece> pieces, List<Call> calls, FinishReason finish, Usage usage, String device) {
    /** What the JSON form left out, being empty, is empty. */
    GenerationRecord {
        pieces = List.copyOf(Objects.requireNonNullElse(pieces, List.of()));
        calls = List.copyOf(Objects.requireNonNullElse(calls, List.of()));
        device = Objects.requireNonNullElse(device, "");
    }

    static GenerationRecord of(List<Delta> deltas, Completion completion) {
        return new GenerationRecord(
                completion.model(),
                deltas.stream().map(Piece::of).toList(),
                completion.toolCalls().stream()
                        .map(call -> new Call(call.id(), call.name(), call.arguments()))
                        .toList(),
                completion.finishReason(),
                completion.usage(),
                completion.device());
    }

    Completion replay(Cancellation cancellation, GenerationSink sink) {
        StringBuilder text = new StringBuilder();
        StringBuilder reasoning = new StringBuilder();
        List<TokenLogprob> logprobs = new ArrayList<>();
        for (Piece piece : pieces) {
            cancellation.check();
            Delta delta = piece.delta();
            switch (delta) {
                case Delta.Text answer -> {
                    text.append(answer.text());
                    logprobs.addAll(answer.logprobs());
                }
                case Delta.Reasoning thought -> reasoning.append(thought.text());
                case Delta.ToolCallPart _ -> {}
            }
            sink.accept(delta);
        }
        List<ToolCall> toolCalls = calls.stream().map(Call::toolCall).toList();
        return new Completion(
                model, text.toString(), reasoning.toString(), toolCalls, finish, usage, Timing.NONE, logprobs, device);
    }

    /** Exactly one of the three texts is there. */
    record Piece(
            @Nullable String text,
            @Nullable List<Token> logprobs,
            @Nullable String reasoning,
            @Nullable CallPart call) {
        static Piece of(Delta delta) {
            return switch (delta) {
                case Delta.Text text ->
                    new Piece(
                            text.text(), text.logprobs().stream().map(Token::of).toList(), null, null);
                case Delta.Reasoning thought -> new Piece(null, null, thought.text(), null);
                case Delta.ToolCallPart part ->
                    new Piece(null, null, null, new CallPart(part.index(), part.id(), part.name(), part.arguments()));
            };
        }

        Delta delta() {
            if (call != null) {
                return new Delta.ToolCallPart(
                        call.index(), call.id(), call.name(), Objects.requireNonNullElse(call.arguments(), ""));
            }
            if (reasoning != null) {
                return new Delta.Reasoning(reasoning);
            }
            List<Token> tokens = Objects.requireNonNullElse(logprobs, List.of());
            return new Delta.Text(
                    Objects.requireNonNullElse(text, ""),
                    tokens.stream().map(Token::logprob).toList());
        }
    }

    record CallPart(
            int index,
            @Nullable String id,
            @Nullable String name,
            @Nullable String arguments) {}

    record Call(
            @Nullable String id,
            @Nullable String name,
            @Nullable String arguments) {
        ToolCall toolCall() {
            return new ToolCall(
                    Objects.requireNonNullElse(id, ""),
                    Objects.requireNonNullElse(name, ""),
                    Objects.requireNonNullElse(arguments, ""));
        }
    }

    record Token(
            @Nullable String token,
            byte @Nullable [] bytes,
            float value,
            @Nullable List<Token> top) {
        static Token of(TokenLogprob logprob) {
            return new Token(
                    logprob.token(),
                    logprob.bytes(),
                    logprob.logprob(),
                    logprob.top().stream().map(Token::of).toList());
        }

        TokenLogprob logprob() {
            List<Token> others = Objects.requireNonNullElse(top, List.of());
            return new TokenLogprob(
                    Objects.requireNonNullElse(token, ""),
                    bytes == null ? new byte[0] : bytes,
                    value,
                    others.stream().map(Token::logprob).toList());
        }
    }
}
