package dev.wenshu.inference.llamacpp.loop;

import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.FinishReason;
import dev.wenshu.inference.generation.TokenLogprob;
import dev.wenshu.inference.llamacpp.answer.AnswerText;
import dev.wenshu.inference.llamacpp.constraint.Constraint;
import dev.wenshu.inference.llamacpp.model.TokenList;
import dev.wenshu.inference.llamacpp.model.Vocabulary;
import dev.wenshu.inference.llamacpp.sampling.LogProbabilities;
import dev.wenshu.inference.llamacpp.sampling.Logits;
import dev.wenshu.inference.llamacpp.sampling.TokenChoice;
import dev.wenshu.inference.llamacpp.speculation.DraftLength;
import dev.wenshu.inference.llamacpp.speculation.PromptLookup;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One answer in the making. {@link #history} is prompt and answer so far; what of it the slot does not have yet is pending, be
 * it a prompt, a forced stretch, a token just chosen, or all of it after the slot was taken away. The loop's thread, but for
 * {@link #cancelled}.
 */
final class Generation {
    final GenerationJob job;
    final TokenList history;
    final Outbox outbox = new Outbox();
    final GenerationClock clock;
    final DraftLength draftLength = new DraftLength(DecodeLoop.LONGEST_DRAFT);
    volatile boolean cancelled;

    @Nullable
    private Fault failure;

    @Nullable
    Slot slot;

    int cachedPrompt;

    private final Vocabulary vocabulary;
    private final TokenChoice choice;
    private final AnswerText answer;
    private final PromptLookup lookup;
    private final ReasoningBudget budget;
    private final Deque<Integer> forced = new ArrayDeque<>();
    private int generated;
    private int forcedCount;
    private int prefixLeft;
    private boolean prefixed;
    private int reasoned;
    private boolean wasThinking;

    @Nullable
    private FinishReason finish;

    Generation(GenerationJob job, Vocabulary vocabulary, Instant submitted) {
        this.job = job;
        this.vocabulary = vocabulary;
        this.history = new TokenList(job.prompt());
        this.choice = new TokenChoice(job.sampling(), history, job.random());
        this.lookup = new PromptLookup(history);
        this.budget = new ReasoningBudget(job.reasoning(), vocabulary);
        this.clock = new GenerationClock(submitted);
        this.answer = new AnswerText(
                job.reasoning().tags(),
                job.reasoning().open(),
                job.constraint() != null,
                job.stop(),
                job.tools(),
                delta -> outbox.put(new Outcome.Piece(delta)));
        this.wasThinking = answer.thinking();
        if (!job.reasoning().expected() && job.constraint() != null) {
            answer.skipReasoning();
        }
    }

    Slot slot() {
        if (slot == null) {
            throw new IllegalStateException("this generation has no slot now");
        }
        return slot;
    }

    /** Ends the answer with a fault at the loop's next look. */
    void fail(Fault fault) {
        failure = fault;
        cancelled = true;
    }

    /** Why it is given up. */
    Fault reason() {
        return failure == null ? new Cancelled() : failure;
    }

    int pending() {
        return history.size() - slot().length();
    }

    boolean inPrompt() {
        return slot().length() < job.prompt().length;
    }

    boolean ended() {
        return finish != null;
    }

    boolean hasForced() {
        return !forced.isEmpty();
    }

    /** Guesses that the constraint would allow. */
    int[] draft(int most) {
        int length = Math.min(most, draftLength.next());
        int left = job.mostTokens() - generated - 1;
        int[] draft = lookup.draft(Math.min(length, left));
        Constraint constraint = constraint();
        return constraint == null || draft.length == 0 ? draft : Arrays.copyOf(draft, constraint.allowedPrefix(draft));
    }

    /** Takes in what has to come before the model is asked for anything. */
    void begin(Instant now) {
        if (clock.admit(now)) {
            force();
            while (!ended() && hasForced()) {
                appendForced();
            }
        }
    }

    /** Chooses the next token from what the model makes of all before it; -1 where the answer ended instead. */
    int choose(float[] logits, Instant now) {
        clock.token(now);
        if (answer.thinking() && budget.spent(reasoned, clock.sinceFirstToken(now))) {
            forceClosing();
            return appendForced();
        }
        if (answer.opening() && job.constraint() != null && Logits.best(logits) != budget.openToken()) {
            answer.skipReasoning();
        }
        LogProbabilities probabilities =
                job.wantsLogprobs() ? new LogProbabilities(vocabulary, logits, job.topLogprobs()) : null;
        int token = choice.next(logits, constraint());
        if (token < 0) {
            throw new Fault(
                    FaultCategory.INPUT,
                    "the vocabulary of " + job.model() + " cannot write what the response format asks for");
        }
        if (!vocabulary.ends(token)) {
            append(token, probabilities == null ? null : probabilities.of(token));
            return token;
        }
        if (answer.thinking() && job.constraint() != null) {
            forceClosing();
            return appendForced();
        }
        end(FinishReason.STOP, false);
        return -1;
    }

    int appendForced() {
        forcedCount++;
        int token = forced.remove();
        append(token, null);
        return token;
    }

    /** Tokens that were appended without asking the model. */
    int forcedCount() {
        return forcedCount;
    }

    int generated() {
        return generated;
    }

    Completion completion(String device, Instant now) {
        if (finish == null) {
            throw new IllegalStateException("the answer has not ended");
        }
        return new Completion(
                job.model(),
                answer.text(),
                answer.reasoning(),
                answer.toolCalls(),
                finish == FinishReason.STOP && !answer.toolCalls().isEmpty() ? FinishReason.TOOL_CALLS : finish,
                new Completion.Usage(job.prompt().length, cachedPrompt, generated, reasoned),
                clock.timing(now),
                answer.logprobs(),
                device);
    }

    private void append(int token, @Nullable TokenLogprob logprob) {
        boolean answering = prefixLeft == 0 && constraint() != null;
        prefixLeft -= prefixLeft > 0 ? 1 : 0;
        history.add(token);
        generated++;
        choice.appended(token);
        boolean stopped = answer.accept(budget.bytes(token), logprob);
        if (answering) {
            constrained().advance(token);
        } else if (answer.thinking() || wasThinking) {
            reasoned++;
        }
        wasThinking = answer.thinking();
        if (stopped) {
            end(FinishReason.STOP, true);
        } else if (answering && forced.isEmpty() && constrained().finished()) {
            end(FinishReason.STOP, false);
        } else if (generated >= job.mostTokens()) {
            end(FinishReason.LENGTH, false);
        } else if (forced.isEmpty()) {
            force();
        }
    }

    private void end(FinishReason reason, boolean stopped) {
        finish = reason;
        forced.clear();
        answer.finish(stopped, reason == FinishReason.STOP ? job.suffix() : "");
    }

    private void force() {
        Constraint constraint = constraint();
        if (constraint != null && !prefixed) {
            prefixed = true;
            prefixLeft = job.prefix().length;
            for (int token : job.prefix()) {
                forced.add(token);
            }
        }
        if (constraint != null && forced.isEmpty() && !job.wantsLogprobs()) {
            for (int token : constraint.forced()) {
                forced.add(token);
            }
        }
    }

    private void forceClosing() {
        for (int token : budget.closing()) {
            forced.add(token);
        }
    }

    /** The constraint, where it holds already: the answer has begun. */
    @Nullable
    private Constraint constraint() {
        return answer.thinking() || answer.opening() ? null : job.constraint();
    }

    private Constraint constrained() {
        return Objects.requireNonNull(job.constraint());
    }
}
