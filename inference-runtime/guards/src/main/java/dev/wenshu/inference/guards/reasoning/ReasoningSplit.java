package dev.wenshu.inference.guards.reasoning;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.inference.generation.TokenLogprob;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits what a model generates into reasoning and answer. Raw prompts are left alone: their text is the caller's own. Where
 * the engine did not count reasoning tokens, they are estimated from the share of characters.
 */
public final class ReasoningSplit implements TextGeneration {
    private final TextGeneration next;
    private final ReasoningDialect dialect;

    public ReasoningSplit(TextGeneration next, ReasoningDialect dialect) {
        this.next = next;
        this.dialect = dialect;
    }

    @Override
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        if (dialect.tags().isEmpty() || request.prompt() instanceof Prompt.Raw) {
            return next.generate(request, sink);
        }
        boolean off = request.thinking().mode() == Thinking.Mode.OFF;
        Parts parts = new Parts(off ? dialect.whenThinkingIsOff() : dialect, sink);
        Completion completion = next.generate(request, parts);
        parts.end();
        return parts.of(completion);
    }

    private static final class Parts implements GenerationSink {
        private final GenerationSink sink;
        private final ReasoningSplitter splitter;
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder reasoning = new StringBuilder();
        private final List<TokenLogprob> logprobs = new ArrayList<>();
        private final List<TokenLogprob> pending = new ArrayList<>();

        Parts(ReasoningDialect dialect, GenerationSink sink) {
            this.sink = sink;
            this.splitter = new ReasoningSplitter(dialect, this::emit);
        }

        @Override
        public void accept(Delta delta) {
            switch (delta) {
                case Delta.Text piece -> {
                    pending.addAll(piece.logprobs());
                    splitter.accept(piece.text());
                }
                case Delta.Reasoning thought -> emit(thought);
                case Delta.ToolCallPart part -> sink.accept(part);
            }
        }

        void end() {
            splitter.end();
        }

        /** Log probabilities are the answer's only: those of reasoning and tags are dropped. */
        private void emit(Delta delta) {
            switch (delta) {
                case Delta.Text piece -> {
                    text.append(piece.text());
                    logprobs.addAll(pending);
                    Delta.Text whole = new Delta.Text(piece.text(), pending);
                    pending.clear();
                    sink.accept(whole);
                }
                case Delta.Reasoning thought -> {
                    reasoning.append(thought.text());
                    pending.clear();
                    sink.accept(thought);
                }
                case Delta.ToolCallPart part -> sink.accept(part);
            }
        }

        Completion of(Completion raw) {
            return raw.withAnswer(text.toString(), logprobs)
                    .withReasoning(reasoning.toString())
                    .withUsage(usage(raw.usage()));
        }

        private Usage usage(Usage raw) {
            int characters = text.length() + reasoning.length();
            if (raw.reasoning() > 0 || reasoning.isEmpty() || characters == 0) {
                return raw;
            }
            int thought = (int) Math.round((double) raw.completion() * reasoning.length() / characters);
            return new Usage(raw.prompt(), raw.cached(), raw.completion(), thought);
        }
    }
}
