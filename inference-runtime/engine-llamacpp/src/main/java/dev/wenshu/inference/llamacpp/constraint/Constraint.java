package dev.wenshu.inference.llamacpp.constraint;

import dev.wenshu.inference.llamacpp.sampling.TokenFilter;

/** Where an answer is in the text that it has to be. One thread. */
public interface Constraint extends TokenFilter {
    /** Goes on by a token that is allowed and does not end the answer. */
    void advance(int token);

    /** The tokens that have to come next, whatever the model thinks; empty where there is a choice. */
    int[] forced();

    /** Whether the text is whole and nothing may follow. */
    boolean finished();

    /** How many of the drafted tokens are allowed, one after the other. */
    int allowedPrefix(int[] drafted);
}
