package dev.wenshu.inference.generation;

import java.util.Map;
import java.util.OptionalLong;

/**
 * How the next token is drawn.
 *
 * @param temperature 0 to 2; 0 takes the most probable token always
 * @param topP 0 to 1, nucleus; 1 is off
 * @param topK most probable tokens kept; 0 is off
 * @param minP 0 to 1, share of the best token's probability below which a token is dropped; 0 is off
 * @param seed makes draws repeatable; without it they differ
 * @param presencePenalty -2 to 2
 * @param frequencyPenalty -2 to 2
 * @param repetitionPenalty above 0; 1 is off
 * @param logitBias by token id, -100 to 100
 */
public record Sampling(
        double temperature,
        double topP,
        int topK,
        double minP,
        OptionalLong seed,
        double presencePenalty,
        double frequencyPenalty,
        double repetitionPenalty,
        Map<Integer, Double> logitBias) {
    public Sampling {
        logitBias = Map.copyOf(logitBias);
    }

    /** The most probable token always. */
    public static Sampling greedy() {
        return new Sampling(0, 1, 0, 0, OptionalLong.empty(), 0, 0, 1, Map.of());
    }

    /** Temperature 1 over the whole distribution: the API's defaults. */
    public static Sampling defaults() {
        return new Sampling(1, 1, 0, 0, OptionalLong.empty(), 0, 0, 1, Map.of());
    }
}
