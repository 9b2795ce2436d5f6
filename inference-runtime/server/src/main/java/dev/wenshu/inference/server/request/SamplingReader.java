package dev.wenshu.inference.server.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.generation.Sampling;
import dev.wenshu.inference.server.http.Parameters;
import java.util.HashMap;
import java.util.Map;

/** Reads how tokens are drawn. */
final class SamplingReader {
    private static final int MAX_BIASES = 1024;
    private static final double MAX_BIAS = 100;
    private static final int MAX_TOP_K = 1_000_000;
    /** In OpenAI's API 0 is allowed and leaves the likeliest token; other engines and servers want more than 0 for that. */
    private static final double SMALLEST_TOP_P = 1e-6;

    private SamplingReader() {}

    static Sampling sampling(Parameters body) {
        Sampling defaults = Sampling.defaults();
        return new Sampling(
                body.number("temperature", 0, 2, defaults.temperature()),
                Math.max(SMALLEST_TOP_P, body.number("top_p", 0, 1, defaults.topP())),
                topK(body),
                body.number("min_p", 0, 1, defaults.minP()),
                body.wholeNumber("seed"),
                body.number("presence_penalty", -2, 2, defaults.presencePenalty()),
                body.number("frequency_penalty", -2, 2, defaults.frequencyPenalty()),
                body.number("repetition_penalty", 0.01, 10, defaults.repetitionPenalty()),
                logitBias(body));
    }

    /** Other servers write -1 for off. */
    private static int topK(Parameters body) {
        return Math.max(0, body.integer("top_k", -1, MAX_TOP_K, 0));
    }

    private static Map<Integer, Double> logitBias(Parameters body) {
        Map<Integer, Double> biases = new HashMap<>();
        body.object("logit_bias").ifPresent(object -> {
            for (Map.Entry<String, JsonNode> bias : object.node().properties()) {
                biases.put(token(body, bias.getKey()), object.number(bias.getKey(), -MAX_BIAS, MAX_BIAS, 0));
            }
        });
        if (biases.size() > MAX_BIASES) {
            throw body.wrong("logit_bias", "holds up to " + MAX_BIASES + " tokens");
        }
        return biases;
    }

    private static int token(Parameters body, String key) {
        try {
            return Integer.parseUnsignedInt(key);
        } catch (NumberFormatException e) {
            throw body.wrong("logit_bias", "is keyed by token ids, which are whole numbers");
        }
    }
}
