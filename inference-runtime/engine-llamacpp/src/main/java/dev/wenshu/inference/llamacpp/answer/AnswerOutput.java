package dev.wenshu.inference.llamacpp.answer;

import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.TokenLogprob;
import dev.wenshu.inference.generation.ToolCall;
import dev.wenshu.inference.template.ToolCallParser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes tool calls out of an answer's text and keeps what went out, so that the whole is the sum of its pieces. One thread. */
final class AnswerOutput {
    private final Consumer<Delta> out;

    @Nullable
    private final ToolCallParser tools;

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final List<TokenLogprob> logprobs = new ArrayList<>();
    private final List<TokenLogprob> unplaced = new ArrayList<>();
    private final List<ToolCall> calls = new ArrayList<>();

    AnswerOutput(@Nullable ToolCallParser tools, Consumer<Delta> out) {
        this.tools = tools;
        this.out = out;
    }

    void reasoning(String piece) {
        reasoning.append(piece);
        out.accept(new Delta.Reasoning(piece));
    }

    void text(String piece, List<TokenLogprob> of) {
        unplaced.addAll(of);
        if (tools == null) {
            put(piece);
        } else {
            tools.feed(piece).forEach(this::put);
        }
    }

    void finish() {
        if (tools != null) {
            tools.finish().forEach(this::put);
        }
    }

    String text() {
        return text.toString();
    }

    String reasoning() {
        return reasoning.toString();
    }

    List<TokenLogprob> logprobs() {
        return logprobs;
    }

    List<ToolCall> calls() {
        return calls;
    }

    private void put(Delta delta) {
        switch (delta) {
            case Delta.Text piece -> put(piece.text());
            case Delta.Reasoning piece -> reasoning(piece.text());
            case Delta.ToolCallPart call -> {
                calls.add(new ToolCall(
                        call.id() == null ? "" : call.id(), call.name() == null ? "" : call.name(), call.arguments()));
                out.accept(call);
            }
        }
    }

    private void put(String piece) {
        if (!piece.isEmpty()) {
            text.append(piece);
            logprobs.addAll(unplaced);
            out.accept(new Delta.Text(piece, unplaced));
            unplaced.clear();
        }
    }
}
