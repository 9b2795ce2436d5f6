package dev.wenshu.inference.grammar;

/** What a text may look like, character by character. Immutable and thread-safe; made by {@link Grammars}. */
public interface Grammar {
    /** Before the first byte. */
    GrammarState start();
}
