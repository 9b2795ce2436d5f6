package dev.wenshu.inference.guards;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.FinishReason;
import dev.wenshu.inference.generation.Completion.Timing;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.generation.ToolCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Answers one request after the other with what it was told to, and remembers the requests. */
public final class FakeEngine implements TextGeneration {
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<GenerationRequest> requests = new ArrayList<>();

    public FakeEngine then(Usage usage, FinishReason finish, Delta... deltas) {
        answers.add(new Answer(List.of(deltas), usage, finish));
        return this;
    }

    public FakeEngine then(String... pieces) {
        return then(new Usage(10, 0, pieces.length, 0), FinishReason.STOP, texts(pieces));
    }

    public List<GenerationRequest> requests() {
        return requests;
    }

    public static Delta[] texts(String... pieces) {
        return List.of(pieces).stream().map(Delta.Text::new).toArray(Delta[]::new);
    }

    @Override
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        requests.add(request);
        Answer answer = answers.remove();
        StringBuilder text = new StringBuilder();
        StringBuilder reasoning = new StringBuilder();
        List<ToolCall> calls = new ArrayList<>();
        for (Delta delta : answer.deltas()) {
            switch (delta) {
                case Delta.Text piece -> text.append(piece.text());
                case Delta.Reasoning thought -> reasoning.append(thought.text());
                case Delta.ToolCallPart part ->
                    calls.add(new ToolCall("c", String.valueOf(part.name()), part.arguments()));
            }
            sink.accept(delta);
        }
        return new Completion(
                "m",
                text.toString(),
                reasoning.toString(),
                calls,
                answer.finish(),
                answer.usage(),
                Timing.NONE,
                List.of(),
                "cpu");
    }

    private record Answer(List<Delta> deltas, Usage usage, FinishReason finish) {}
}
