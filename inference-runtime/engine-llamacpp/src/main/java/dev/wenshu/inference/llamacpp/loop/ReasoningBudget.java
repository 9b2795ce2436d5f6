package dev.wenshu.inference.llamacpp.loop;

import dev.wenshu.inference.generation.ReasoningTags;
import dev.wenshu.inference.llamacpp.model.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The tags around reasoning as this vocabulary writes them, and when thinking has to end. */
final class ReasoningBudget {
    private static final int NO_TOKEN = -1;

    private final Vocabulary vocabulary;
    private final GenerationJob.Reasoning limits;

    @Nullable
    private final ReasoningTags tags;

    private final int open;
    private final int close;

    ReasoningBudget(GenerationJob.Reasoning limits, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.limits = limits;
        this.tags = limits.tags();
        this.open =
                tags == null ? NO_TOKEN : vocabulary.markupToken(tags.open()).orElse(NO_TOKEN);
        this.close =
                tags == null ? NO_TOKEN : vocabulary.markupToken(tags.close()).orElse(NO_TOKEN);
    }

    boolean spent(int reasoned, Duration elapsed) {
        return (limits.mostTokens() > 0 && reasoned >= limits.mostTokens())
                || (limits.mostTime() != null && elapsed.compareTo(limits.mostTime()) >= 0);
    }

    /** The token that opens reasoning; -1 where it takes several. */
    int openToken() {
        return open;
    }

    /** What ends the reasoning, as the model would write it. */
    int[] closing() {
        return tags == null ? new int[0] : vocabulary.markupTokens("\n" + tags.close() + "\n\n");
    }

    /** A token's text; tags count as text here even where they are control tokens. */
    byte[] bytes(int token) {
        if (tags != null && token == open) {
            return tags.open().getBytes(StandardCharsets.UTF_8);
        }
        if (tags != null && token == close) {
            return tags.close().getBytes(StandardCharsets.UTF_8);
        }
        return vocabulary.bytes(token);
    }
}
