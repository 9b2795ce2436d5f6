package dev.wenshu.inference.guards.reasoning;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.inference.guards.repetition.DegenerateOutput;
import dev.wenshu.inference.guards.repetition.DegenerateOutput.Part;
import dev.wenshu.inference.guards.truncation.TokenLowerBound;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps the thinking budget of a request for engines that cannot: ends a generation that thinks for too long, or in circles,
 * and asks again with thinking off. What was thought so far stays the reasoning of the answer. An engine that goes on thinking
 * all the same is a {@link DegenerateOutput}.
 *
 * <p>Tokens are counted by pieces or by {@link TokenLowerBound}, whichever is more: both err to the generous side. Time runs
 * from the first piece of reasoning and is looked at with each piece.
 */
public final class ThinkingBudget implements TextGeneration {
    private final TextGeneration next;
    private final LongSupplier nanos;

    /** {@code nanos} as {@link System#nanoTime}. */
    public ThinkingBudget(TextGeneration next, LongSupplier nanos) {
        this.next = next;
        this.nanos = nanos;
    }

    @Override
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        Thoughts thoughts = new Thoughts(request.thinking(), sink);
        try {
            return next.generate(request, thoughts);
        } catch (BudgetSpent e) {
            return withoutThinking(request, sink, thoughts);
        } catch (DegenerateOutput e) {
            if (e.part() != Part.REASONING
                    || thoughts.answered
                    || request.thinking().mode() == Thinking.Mode.OFF) {
                throw e;
            }
            return withoutThinking(request, sink, thoughts);
        }
    }

    private Completion withoutThinking(GenerationRequest request, GenerationSink sink, Thoughts before) {
        request.context().cancellation().check();
        Thinking limits = request.thinking();
        Thinking off = new Thinking(Thinking.Mode.OFF, limits.maxTokens(), limits.maxTime());
        Completion answer;
        try {
            answer = next.generate(request.withThinking(off), new Thoughts(off, sink));
        } catch (BudgetSpent e) {
            throw new DegenerateOutput(
                    Part.REASONING,
                    "the model " + request.model()
                            + " thinks past its budget, with thinking switched off too: raise the budget or check the dialect");
        }
        // The first call ended without an account: its prompt is taken to be the second's, its pieces to be tokens
        Usage usage = answer.usage();
        Usage spent = new Usage(usage.prompt(), 0, before.tokens(), before.tokens());
        return answer.withReasoning(before.text + answer.reasoning()).withUsage(usage.plus(spent));
    }

    private final class Thoughts implements GenerationSink {
        private final Thinking limits;
        private final GenerationSink sink;
        private final StringBuilder text = new StringBuilder();
        private boolean answered;
        private int pieces;
        private int bound;
        private long since;

        Thoughts(Thinking limits, GenerationSink sink) {
            this.limits = limits;
            this.sink = sink;
        }

        @Override
        public void accept(Delta delta) {
            if (delta instanceof Delta.Reasoning thought && !answered) {
                long now = nanos.getAsLong();
                if (pieces++ == 0) {
                    since = now;
                }
                text.append(thought.text());
                bound += TokenLowerBound.of(thought.text());
                sink.accept(delta);
                check(now);
            } else {
                answered = true;
                sink.accept(delta);
            }
        }

        int tokens() {
            return Math.max(pieces, bound);
        }

        private void check(long now) {
            Duration time = limits.maxTime();
            if ((limits.maxTokens() > 0 && tokens() >= limits.maxTokens())
                    || (time != null && now - since >= time.toNanos())) {
                throw new BudgetSpent();
            }
        }
    }

    private static final class BudgetSpent extends RuntimeException {
        BudgetSpent() {
            super("the thinking budget is spent", null, false, false);
        }
    }
}
