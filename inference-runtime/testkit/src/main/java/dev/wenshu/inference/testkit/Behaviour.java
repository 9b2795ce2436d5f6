package dev.wenshu.inference.testkit;

/** What a model of random weights tends to write. */
public enum Behaviour {
    /** Ever changing whole words; special tokens and parts of characters come up rarely, so that answers end at the token limit. */
    VARIED,
    /** Every token alike, so also the end of the answer, special tokens and broken characters. */
    UNBIASED,
    /** Follows fixed rings of {@link GgufShape#RING} tokens for ever; needs an output matrix of its own. */
    REPEATING
}
