package dev.wenshu.inference.llamacpp.sampling;

import java.util.BitSet;

/** Searches in a row of logits; of equal ones the lower token id is the better. */
public final class Logits {
    /** Weights below this factor of the best one are beyond what a float sum keeps. */
    private static final float NEGLIGIBLE = 40;

    private Logits() {}

    public static int best(float[] logits) {
        int best = 0;
        float most = logits[0];
        for (int i = 1; i < logits.length; i++) {
            if (logits[i] > most) {
                most = logits[i];
                best = i;
            }
        }
        return best;
    }

    /** The best of some tokens; -1 where there are none. */
    static int best(float[] logits, BitSet among) {
        int best = -1;
        for (int i = among.nextSetBit(0); i >= 0 && i < logits.length; i = among.nextSetBit(i + 1)) {
            if (best < 0 || logits[i] > logits[best]) {
                best = i;
            }
        }
        return best;
    }

    /** The best tokens, best first. */
    public static int[] best(float[] logits, int count) {
        int[] best = new int[Math.min(count, logits.length)];
        int found = 0;
        for (int i = 0; i < logits.length; i++) {
            if (found == best.length && logits[i] <= logits[best[found - 1]]) {
                continue;
            }
            int at = found == best.length ? found - 1 : found++;
            while (at > 0 && logits[i] > logits[best[at - 1]]) {
                best[at] = best[at - 1];
                at--;
            }
            best[at] = i;
        }
        return best;
    }

    /** Natural logarithm of the sum of all weights: what a logit loses to become a log probability. */
    static double logSum(float[] logits) {
        float most = logits[best(logits)];
        double sum = 0;
        for (float logit : logits) {
            if (logit > most - NEGLIGIBLE) {
                sum += Math.exp(logit - most);
            }
        }
        return most + Math.log(sum);
    }
}
