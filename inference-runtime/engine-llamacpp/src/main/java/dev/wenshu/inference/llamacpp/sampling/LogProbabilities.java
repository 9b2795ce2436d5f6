package dev.wenshu.inference.llamacpp.sampling;

import dev.wenshu.inference.generation.TokenLogprob;
import dev.wenshu.inference.llamacpp.model.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** Log probabilities of a place in an answer, by the model alone: kept from before bias, penalties and filter. */
public final class LogProbabilities {
    private final Vocabulary vocabulary;
    private final float[] logits;
    private final double logSum;
    private final int alternatives;

    public LogProbabilities(Vocabulary vocabulary, float[] logits, int alternatives) {
        this.vocabulary = vocabulary;
        this.logits = logits.clone();
        this.logSum = Logits.logSum(logits);
        this.alternatives = alternatives;
    }

    /** What to report for the token that was taken. */
    public TokenLogprob of(int token) {
        List<TokenLogprob> top = new ArrayList<>();
        for (int other : Logits.best(logits, alternatives)) {
            top.add(entry(other, List.of()));
        }
        return entry(token, top);
    }

    private TokenLogprob entry(int token, List<TokenLogprob> top) {
        return new TokenLogprob(vocabulary.text(token), vocabulary.bytes(token), (float) (logits[token] - logSum), top);
    }
}
