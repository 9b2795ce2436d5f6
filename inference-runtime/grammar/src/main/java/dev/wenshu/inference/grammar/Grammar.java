package dev.wenshu.inference.grammar;

/** What a text may look like, character by character. Immutable and thread-safe; made by {@link Grammars}. */
public interface Grammar {
    /** Before the first byte. */
    GrammarState start();

    /** About how much memory it takes, for caches. */
    long bytes();
}
