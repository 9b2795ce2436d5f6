package dev.wenshu.inference.guards.truncation;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.TextGeneration;

/**
 * Refuses an answer to a prompt that was cut, with {@link TruncatedPrompt}. Compares what the server counted with {@link
 * TokenLowerBound}; a server that does not count cannot be checked. What went to the sink by then is not taken back.
 */
public final class TruncationCheck implements TextGeneration {
    private static final int SMALLEST = 64;

    private final TextGeneration next;

    public TruncationCheck(TextGeneration next) {
        this.next = next;
    }

    @Override
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        Completion completion = next.generate(request, sink);
        Usage usage = completion.usage();
        if (usage.prompt() > 0) {
            // Some servers leave the cached part out of the prompt's count; added to those that do not, it only errs to
            // the safe side
            int read = usage.prompt() + usage.cached();
            int atLeast = TokenLowerBound.of(request.prompt());
            if (atLeast >= SMALLEST && read < atLeast) {
                throw new TruncatedPrompt(completion.model(), read, atLeast);
            }
        }
        return completion;
    }
}
