package dev.wenshu.inference.guards.structured;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.FinishReason;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.generation.TokenLogprob;
import dev.wenshu.inference.guards.structured.StructuredAnswer.Invalid;
import dev.wenshu.inference.guards.structured.StructuredAnswer.Valid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks answers whose format asks for JSON. An invalid one is asked for once more, with the list of its faults; if that is
 * invalid too, {@link InvalidAnswer}. Both calls are counted in the usage. The text reaches the sink in one piece, after the
 * check: what was streamed could not be taken back. An answer cut at its token limit and a tool call are handed on unchecked,
 * their finish reason says so.
 */
public final class SchemaRepair implements TextGeneration {
    private final TextGeneration next;
    private final boolean repair;

    /** Without {@code repair} an invalid answer fails at once. */
    public SchemaRepair(TextGeneration next, boolean repair) {
        this.next = next;
        this.repair = repair;
    }

    @Override
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        if (!AnswerCheck.wantsJson(request.format())) {
            return next.generate(request, sink);
        }
        Attempt first = attempt(request, sink);
        if (first.verdict() instanceof Invalid invalid) {
            Optional<GenerationRequest> again =
                    repair ? repairOf(request, first.completion(), invalid) : Optional.empty();
            if (again.isEmpty()) {
                throw new InvalidAnswer(first.completion(), 1, invalid);
            }
            Attempt second = attempt(again.get(), sink).after(first.completion());
            if (second.verdict() instanceof Invalid still) {
                throw new InvalidAnswer(second.completion(), 2, still);
            }
            return hand(second, sink);
        }
        return hand(first, sink);
    }

    private Attempt attempt(GenerationRequest request, GenerationSink sink) {
        Completion completion = next.generate(request, delta -> {
            if (!(delta instanceof Delta.Text)) {
                sink.accept(delta);
            }
        });
        boolean whole = completion.finishReason() == FinishReason.STOP;
        StructuredAnswer verdict =
                whole && completion.toolCalls().isEmpty() ? check(request, completion) : new Valid(completion.text());
        return new Attempt(completion, verdict);
    }

    /** Some builds let the schema bind before the reasoning has ended, and put the answer where reasoning belongs. */
    private static StructuredAnswer check(GenerationRequest request, Completion completion) {
        if (completion.text().isBlank()
                && AnswerCheck.check(request.format(), completion.reasoning()) instanceof Valid misplaced) {
            return misplaced;
        }
        return AnswerCheck.check(request.format(), completion.text());
    }

    private static Completion hand(Attempt attempt, GenerationSink sink) {
        Completion completion = attempt.completion();
        String text = attempt.verdict() instanceof Valid valid ? valid.json() : completion.text();
        List<TokenLogprob> logprobs = text.equals(completion.text()) ? completion.logprobs() : List.of();
        if (!text.isEmpty()) {
            sink.accept(new Delta.Text(text, logprobs));
        }
        return completion.withAnswer(text, logprobs);
    }

    /** A raw prompt is no conversation to go on with. */
    private static Optional<GenerationRequest> repairOf(
            GenerationRequest request, Completion completion, Invalid invalid) {
        if (!(request.prompt() instanceof Prompt.Chat chat)) {
            return Optional.empty();
        }
        List<Message> messages = new ArrayList<>(chat.messages());
        if (!completion.text().isBlank()) {
            messages.add(Message.assistant(completion.text()));
        }
        messages.add(Message.user("Your answer does not have the required format:\n- "
                + String.join("\n- ", invalid.problems())
                + "\nGive the whole answer again as JSON only, with these faults corrected and all else unchanged."));
        return Optional.of(request.withPrompt(new Prompt.Chat(messages, chat.tools(), chat.toolChoice())));
    }

    private record Attempt(Completion completion, StructuredAnswer verdict) {
        /** With what the call before cost, and what was thought in it. */
        Attempt after(Completion before) {
            Completion both = completion
                    .withReasoning(before.reasoning() + completion.reasoning())
                    .withUsage(before.usage().plus(completion.usage()))
                    .withTiming(before.timing().plus(completion.timing()));
            return new Attempt(both, verdict);
        }
    }
}
