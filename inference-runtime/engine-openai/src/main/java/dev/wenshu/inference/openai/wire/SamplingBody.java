package dev.wenshu.inference.openai.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.generation.Sampling;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.inference.openai.dialect.Dialect;
import dev.wenshu.inference.openai.dialect.Dialect.Extension;

/**
 * Sampling parameters. Those that a server knows are sent even where they are off: servers take the defaults of a model's own
 * settings otherwise, and greedy would not be greedy.
 */
final class SamplingBody {
    private SamplingBody() {}

    static void write(ObjectNode body, Sampling sampling, Dialect dialect) {
        body.put("temperature", sampling.temperature()).put("top_p", sampling.topP());
        extension(body, dialect, Extension.TOP_K, sampling.topK() == 0 ? -1 : sampling.topK(), sampling.topK() == 0);
        extension(body, dialect, Extension.MIN_P, sampling.minP(), sampling.minP() == 0);
        Extension repetition = dialect.extensions().contains(Extension.REPEAT_PENALTY)
                ? Extension.REPEAT_PENALTY
                : Extension.REPETITION_PENALTY;
        extension(body, dialect, repetition, sampling.repetitionPenalty(), sampling.repetitionPenalty() == 1);
        sampling.seed().ifPresent(seed -> body.put("seed", seed));
        if (sampling.presencePenalty() != 0) {
            body.put("presence_penalty", sampling.presencePenalty());
        }
        if (sampling.frequencyPenalty() != 0) {
            body.put("frequency_penalty", sampling.frequencyPenalty());
        }
        if (!sampling.logitBias().isEmpty()) {
            ObjectNode biases = body.putObject("logit_bias");
            sampling.logitBias().forEach((token, bias) -> biases.put(String.valueOf(token), bias));
        }
    }

    private static void extension(ObjectNode body, Dialect dialect, Extension extension, Number value, boolean off) {
        if (!dialect.extensions().contains(extension)) {
            if (!off) {
                throw new UnsupportedRequest(
                        extension.parameter(),
                        "a " + dialect.name() + " server does not know " + extension.parameter());
            }
        } else if (value instanceof Integer whole) {
            body.put(extension.parameter(), whole);
        } else {
            body.put(extension.parameter(), value.doubleValue());
        }
    }
}
