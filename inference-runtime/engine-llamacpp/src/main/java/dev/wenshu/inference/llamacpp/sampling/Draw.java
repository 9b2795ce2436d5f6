package dev.wenshu.inference.llamacpp.sampling;

import dev.wenshu.inference.generation.Sampling;
import java.util.Arrays;
import java.util.BitSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Draws a token: temperature, then the top-k best, then those not far below the best (min-p), then the fewest that make up
 * top-p of the probability. One random number a draw, so that a seed gives the same answer however tokens were batched.
 */
final class Draw {
    /** Tokens whose weight is below e^-32 of the best one's are never drawn. */
    private static final double NEGLIGIBLE = 32;

    private final Sampling sampling;
    private final RandomGenerator random;
    private int[] tokens = new int[256];
    private double[] weights = new double[256];

    Draw(Sampling sampling, RandomGenerator random) {
        this.sampling = sampling;
        this.random = random;
    }

    int from(float[] logits, @Nullable BitSet among) {
        double u = random.nextDouble();
        int best = among == null ? Logits.best(logits) : Logits.best(logits, among);
        int count = collect(logits, among, logits[best]);
        boolean ordered = sampling.topP() < 1 || (sampling.topK() > 0 && sampling.topK() < count);
        if (ordered) {
            sort(logits, count);
            count = cut(count);
        }
        double total = 0;
        for (int i = 0; i < count; i++) {
            total += weights[i];
        }
        double left = u * total;
        for (int i = 0; i < count; i++) {
            left -= weights[i];
            if (left < 0) {
                return tokens[i];
            }
        }
        return best;
    }

    private int collect(float[] logits, @Nullable BitSet among, float most) {
        double floor = sampling.minP() > 0 ? Math.min(NEGLIGIBLE, -Math.log(sampling.minP())) : NEGLIGIBLE;
        float least = (float) (most - floor * sampling.temperature());
        int count = 0;
        for (int i = 0; i < logits.length; i++) {
            if (logits[i] >= least && (among == null || among.get(i))) {
                if (count == tokens.length) {
                    tokens = Arrays.copyOf(tokens, count * 2);
                    weights = Arrays.copyOf(weights, count * 2);
                }
                tokens[count] = i;
                weights[count++] = Math.exp((logits[i] - most) / sampling.temperature());
            }
        }
        return count;
    }

    /** Best first, by logit and then by id. */
    private void sort(float[] logits, int count) {
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            int bits = Float.floatToIntBits(logits[tokens[i]]);
            int ascending = bits >= 0 ? bits : ~bits ^ Integer.MIN_VALUE;
            keys[i] = ((long) ~ascending << Integer.SIZE) | i;
        }
        Arrays.sort(keys);
        int[] sortedTokens = new int[count];
        double[] sortedWeights = new double[count];
        for (int i = 0; i < count; i++) {
            int from = (int) keys[i];
            sortedTokens[i] = tokens[from];
            sortedWeights[i] = weights[from];
        }
        tokens = sortedTokens;
        weights = sortedWeights;
    }

    private int cut(int count) {
        int kept = sampling.topK() > 0 ? Math.min(sampling.topK(), count) : count;
        double total = 0;
        for (int i = 0; i < kept; i++) {
            total += weights[i];
        }
        double mass = 0;
        for (int i = 0; i < kept; i++) {
            mass += weights[i];
            if (mass >= sampling.topP() * total) {
                return i + 1;
            }
        }
        return kept;
    }
}
