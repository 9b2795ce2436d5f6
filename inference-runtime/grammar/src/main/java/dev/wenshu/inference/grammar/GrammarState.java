package dev.wenshu.inference.grammar;

import java.util.BitSet;
import java.util.Optional;

/**
 * A place in a text that a grammar allows so far. Immutable and thread-safe; places that go on alike and were reached alike
 * are equal. From each place the text can be finished: there are no dead ends.
 */
public interface GrammarState {
    /** The place after these bytes, which may end within a UTF-8 character; empty where the grammar refuses them. */
    Optional<GrammarState> accept(byte[] utf8);

    /** Whether the text may end here. It may be possible to go on all the same. */
    boolean complete();

    /**
     * The longest text that has to follow, up to {@value #MAX_FORCED} bytes; empty where there is a choice or the text may end.
     * It may end within a character.
     */
    byte[] forced();

    /**
     * Replaces the content of the set by the ids of the tokens that {@link #accept} does not refuse. An end-of-text token is
     * none of them: {@link #complete} says whether it may come.
     */
    void allowed(TokenTable tokens, BitSet into);

    int MAX_FORCED = 4096;
}
