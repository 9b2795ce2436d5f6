package dev.wenshu.inference.generation;

import java.util.List;

/**
 * A generated token with its natural-log probability under the model's distribution at temperature 1, before any grammar.
 *
 * @param bytes the token's UTF-8 bytes, which need not be whole characters
 * @param top the most probable tokens at that place, best first, without alternatives of their own
 */
public record TokenLogprob(String token, byte[] bytes, float logprob, List<TokenLogprob> top) {
    public TokenLogprob {
        top = List.copyOf(top);
    }

    @Override
    public String toString() {
        return "TokenLogprob[logprob=" + logprob + "]";
    }
}
