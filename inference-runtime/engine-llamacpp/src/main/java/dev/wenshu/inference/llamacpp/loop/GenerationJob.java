package dev.wenshu.inference.llamacpp.loop;

import dev.wenshu.inference.generation.ReasoningTags;
import dev.wenshu.inference.generation.Sampling;
import dev.wenshu.inference.llamacpp.constraint.Constraint;
import dev.wenshu.inference.template.ToolCallParser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What the loop has to do for one request.
 *
 * @param model catalogue name, for messages
 * @param prompt tokens, at least one
 * @param mostTokens of the answer; with the prompt they fit into the context
 * @param constraint of the answer, not of the reasoning before it; null for free text
 * @param prefix tokens that the answer begins with, before the constraint
 * @param suffix what closes the constrained text, for {@code tools} only
 * @param tools takes tool calls out of the answer; null where none are offered
 * @param topLogprobs negative for no log probabilities
 */
public record GenerationJob(
        String model,
        int[] prompt,
        int mostTokens,
        Sampling sampling,
        RandomGenerator random,
        @Nullable Constraint constraint,
        int[] prefix,
        String suffix,
        @Nullable ToolCallParser tools,
        List<String> stop,
        int topLogprobs,
        Reasoning reasoning,
        @Nullable Instant deadline) {
    boolean wantsLogprobs() {
        return topLogprobs >= 0;
    }

    /**
     * How the model thinks before it answers.
     *
     * @param tags null where it does not
     * @param open the prompt has opened the reasoning
     * @param expected it will open it by itself, so that a constraint waits for it
     * @param mostTokens 0 for no limit
     * @param mostTime null for no limit
     */
    public record Reasoning(
            @Nullable ReasoningTags tags,
            boolean open,
            boolean expected,
            int mostTokens,
            @Nullable Duration mostTime) {
        public static Reasoning none() {
            return new Reasoning(null, false, false, 0, null);
        }
    }
}
