package dev.wenshu.inference.generation;

import java.time.Duration;
import java.util.List;

/**
 * A whole answer.
 *
 * @param model that answered, by its catalogue name
 * @param text without the reasoning
 * @param reasoning empty where there was none
 * @param logprobs of the answer's tokens, where they were asked for
 * @param device that ran it, as in {@code cpu} or {@code cuda:0}; empty where unknown
 */
public record Completion(
        String model,
        String text,
        String reasoning,
        List<ToolCall> toolCalls,
        FinishReason finishReason,
        Usage usage,
        Timing timing,
        List<TokenLogprob> logprobs,
        String device) {
    public Completion {
        toolCalls = List.copyOf(toolCalls);
        logprobs = List.copyOf(logprobs);
    }

    public Completion withModel(String name) {
        return with(name, text, logprobs, reasoning, usage, timing);
    }

    public Completion withAnswer(String answer, List<TokenLogprob> logprobsOfIt) {
        return with(model, answer, logprobsOfIt, reasoning, usage, timing);
    }

    public Completion withReasoning(String thought) {
        return with(model, text, logprobs, thought, usage, timing);
    }

    public Completion withUsage(Usage other) {
        return with(model, text, logprobs, reasoning, other, timing);
    }

    public Completion withTiming(Timing other) {
        return with(model, text, logprobs, reasoning, usage, other);
    }

    private Completion with(
            String name,
            String answer,
            List<TokenLogprob> logprobsOfIt,
            String thought,
            Usage otherUsage,
            Timing otherTiming) {
        return new Completion(
                name, answer, thought, toolCalls, finishReason, otherUsage, otherTiming, logprobsOfIt, device);
    }

    @Override
    public String toString() {
        return "Completion[model=" + model + ", chars=" + text.length() + ", reasoning=" + reasoning.length()
                + ", toolCalls=" + toolCalls.size() + ", finish=" + finishReason + ", usage=" + usage + "]";
    }

    /** Why an answer ended. */
    public enum FinishReason {
        STOP,
        LENGTH,
        TOOL_CALLS,
        CONTENT_FILTER
    }

    /**
     * Tokens.
     *
     * @param prompt all of the prompt, cached or not
     * @param cached of the prompt, those that did not have to be computed again
     * @param completion all that was generated, reasoning included
     * @param reasoning of the completion
     */
    public record Usage(int prompt, int cached, int completion, int reasoning) {
        public static final Usage NONE = new Usage(0, 0, 0, 0);

        public Usage plus(Usage other) {
            return new Usage(
                    prompt + other.prompt,
                    cached + other.cached,
                    completion + other.completion,
                    reasoning + other.reasoning);
        }
    }

    /** Waiting for its turn, computing the prompt, generating. */
    public record Timing(Duration queue, Duration prompt, Duration generation) {
        public static final Timing NONE = new Timing(Duration.ZERO, Duration.ZERO, Duration.ZERO);

        public Timing plus(Timing other) {
            return new Timing(queue.plus(other.queue), prompt.plus(other.prompt), generation.plus(other.generation));
        }
    }
}
