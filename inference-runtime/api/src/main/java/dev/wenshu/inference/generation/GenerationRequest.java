package dev.wenshu.inference.generation;

import java.util.List;

/**
 * One request for one answer.
 *
 * @param model an alias of the catalogue, or {@link #AUTO} for the default model
 * @param maxTokens of reasoning and answer together; 0 leaves it to what the context has room for
 * @param stop at most 4 texts, each of which ends the answer before it
 * @param topLogprobs alternatives to report for each token; 0 none, {@link #NO_LOGPROBS} no log probabilities at all
 */
public record GenerationRequest(
        String model,
        Prompt prompt,
        ResponseFormat format,
        Sampling sampling,
        Thinking thinking,
        int maxTokens,
        List<String> stop,
        int topLogprobs,
        CallContext context) {
    public static final String AUTO = "auto";
    public static final int NO_LOGPROBS = -1;

    public GenerationRequest {
        stop = List.copyOf(stop);
    }

    /** Greedy, free text, no limits, of nobody in particular. */
    public static GenerationRequest of(String model, Prompt prompt) {
        return new GenerationRequest(
                model,
                prompt,
                new ResponseFormat.Text(),
                Sampling.greedy(),
                Thinking.byModel(),
                0,
                List.of(),
                NO_LOGPROBS,
                CallContext.unattributed());
    }

    public GenerationRequest withModel(String other) {
        return new GenerationRequest(other, prompt, format, sampling, thinking, maxTokens, stop, topLogprobs, context);
    }

    public GenerationRequest withPrompt(Prompt other) {
        return new GenerationRequest(model, other, format, sampling, thinking, maxTokens, stop, topLogprobs, context);
    }

    public GenerationRequest withFormat(ResponseFormat other) {
        return new GenerationRequest(model, prompt, other, sampling, thinking, maxTokens, stop, topLogprobs, context);
    }

    public GenerationRequest withSampling(Sampling other) {
        return new GenerationRequest(model, prompt, format, other, thinking, maxTokens, stop, topLogprobs, context);
    }

    public GenerationRequest withThinking(Thinking other) {
        return new GenerationRequest(model, prompt, format, sampling, other, maxTokens, stop, topLogprobs, context);
    }

    public GenerationRequest withMaxTokens(int other) {
        return new GenerationRequest(model, prompt, format, sampling, thinking, other, stop, topLogprobs, context);
    }

    public GenerationRequest withStop(List<String> other) {
        return new GenerationRequest(model, prompt, format, sampling, thinking, maxTokens, other, topLogprobs, context);
    }

    public GenerationRequest withTopLogprobs(int other) {
        return new GenerationRequest(model, prompt, format, sampling, thinking, maxTokens, stop, other, context);
    }

    public GenerationRequest withContext(CallContext other) {
        return new GenerationRequest(model, prompt, format, sampling, thinking, maxTokens, stop, topLogprobs, other);
    }

    public boolean hasImages() {
        return prompt instanceof Prompt.Chat chat && chat.messages().stream().anyMatch(Message::hasImages);
    }

    @Override
    public String toString() {
        return "GenerationRequest[model=" + model + ", prompt=" + prompt + ", context=" + context + "]";
    }
}
