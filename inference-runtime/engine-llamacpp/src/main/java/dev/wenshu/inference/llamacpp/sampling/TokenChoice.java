package dev.wenshu.inference.llamacpp.sampling;

import dev.wenshu.inference.generation.Sampling;
import dev.wenshu.inference.llamacpp.model.TokenList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the tokens of one answer. With a filter, the best (or drawn) token is taken if it passes; only where it does not are
 * all tokens looked at, which gives the same distribution as looking at all of them always. One thread.
 */
public final class TokenChoice {
    private static final int TRIED_BEFORE_ALL = 8;

    private final Sampling sampling;
    private final Draw draw;
    private final Map<Integer, Integer> generated = new HashMap<>();
    private final BitSet seen = new BitSet();

    public TokenChoice(Sampling sampling, TokenList prompt, RandomGenerator random) {
        this.sampling = sampling;
        this.draw = new Draw(sampling, random);
        if (sampling.repetitionPenalty() != 1) {
            for (int i = 0; i < prompt.size(); i++) {
                seen.set(prompt.get(i));
            }
        }
    }

    /**
     * The next token, or -1 where the filter lets none pass.
     *
     * @param logits changed by bias and penalties
     */
    public int next(float[] logits, @Nullable TokenFilter filter) {
        adjust(logits);
        return sampling.temperature() == 0 ? greedy(logits, filter) : drawn(logits, filter);
    }

    /** Tells that a token was appended to the answer, chosen or not: penalties count it. */
    public void appended(int token) {
        if (penalised()) {
            generated.merge(token, 1, Integer::sum);
            seen.set(token);
        }
    }

    private static int greedy(float[] logits, @Nullable TokenFilter filter) {
        int best = Logits.best(logits);
        if (filter == null || filter.allows(best)) {
            return best;
        }
        for (int candidate : Logits.best(logits, TRIED_BEFORE_ALL)) {
            if (candidate != best && filter.allows(candidate)) {
                return candidate;
            }
        }
        return Logits.best(logits, filter.allowed());
    }

    private int drawn(float[] logits, @Nullable TokenFilter filter) {
        int first = draw.from(logits, null);
        if (filter == null || filter.allows(first)) {
            return first;
        }
        BitSet allowed = filter.allowed();
        return allowed.isEmpty() ? -1 : draw.from(logits, allowed);
    }

    private void adjust(float[] logits) {
        sampling.logitBias().forEach((token, bias) -> {
            if (token >= 0 && token < logits.length) {
                logits[token] += bias.floatValue();
            }
        });
        if (!penalised()) {
            return;
        }
        generated.forEach((token, count) ->
                logits[token] -= (float) (sampling.presencePenalty() + count * sampling.frequencyPenalty()));
        float repetition = (float) sampling.repetitionPenalty();
        if (repetition != 1) {
            for (int token = seen.nextSetBit(0); token >= 0; token = seen.nextSetBit(token + 1)) {
                logits[token] = logits[token] > 0 ? logits[token] / repetition : logits[token] * repetition;
            }
        }
    }

    private boolean penalised() {
        return sampling.presencePenalty() != 0 || sampling.frequencyPenalty() != 0 || sampling.repetitionPenalty() != 1;
    }
}
