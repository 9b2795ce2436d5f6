package dev.wenshu.inference.llamacpp;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.TokenLogprob;
import java.util.List;

/** How far two greedy answers agree, and how close a choice the first difference was. */
record Divergence(int tokens, float gap) {
    static final float NONE = 0;

    static Divergence of(Completion one, Completion other) {
        List<TokenLogprob> left = one.logprobs();
        List<TokenLogprob> right = other.logprobs();
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            if (!left.get(i).token().equals(right.get(i).token())) {
                List<TokenLogprob> top = left.get(i).top();
                return new Divergence(i, top.get(0).logprob() - top.get(1).logprob());
            }
        }
        return new Divergence(left.size(), NONE);
    }
}
