package dev.wenshu.inference.llamacpp;

import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Sampling;
import dev.wenshu.inference.generation.UnsupportedRequest;

/** Refuses parameters that are out of range, each by its name in the API. */
final class RequestLimits {
    private static final int MOST_STOPS = 4;
    private static final int LONGEST_STOP = 256;
    private static final int MOST_ALTERNATIVES = 20;
    private static final double STRONGEST_BIAS = 100;

    private RequestLimits() {}

    static void check(GenerationRequest request, int vocabulary) {
        Sampling sampling = request.sampling();
        range("temperature", sampling.temperature(), 0, 2);
        range("top_p", sampling.topP(), Double.MIN_VALUE, 1);
        range("min_p", sampling.minP(), 0, 1);
        range("top_k", sampling.topK(), 0, Integer.MAX_VALUE);
        range("presence_penalty", sampling.presencePenalty(), -2, 2);
        range("frequency_penalty", sampling.frequencyPenalty(), -2, 2);
        range("repetition_penalty", sampling.repetitionPenalty(), 0.01, 100);
        range("max_tokens", request.maxTokens(), 0, Integer.MAX_VALUE);
        range("top_logprobs", request.topLogprobs(), GenerationRequest.NO_LOGPROBS, MOST_ALTERNATIVES);
        sampling.logitBias().forEach((token, bias) -> {
            range("logit_bias", token, 0, vocabulary - 1.0);
            range("logit_bias", bias, -STRONGEST_BIAS, STRONGEST_BIAS);
        });
        if (request.stop().size() > MOST_STOPS
                || request.stop().stream().anyMatch(stop -> stop.isEmpty() || stop.length() > LONGEST_STOP)) {
            throw new UnsupportedRequest(
                    "stop", "stop takes up to " + MOST_STOPS + " texts of 1 to " + LONGEST_STOP + " characters");
        }
    }

    private static void range(String parameter, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new UnsupportedRequest(parameter, parameter + " is " + value + ", not from " + least + " to " + most);
        }
    }
}
