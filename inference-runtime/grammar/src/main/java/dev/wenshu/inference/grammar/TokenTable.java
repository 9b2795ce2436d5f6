package dev.wenshu.inference.grammar;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.wenshu.inference.grammar.automaton.Dfa;
import dev.wenshu.inference.grammar.token.Reach;
import dev.wenshu.inference.grammar.token.TokenTrie;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A model's vocabulary, ready to be matched against grammars. Thread-safe; meant to be made once a model, because it keeps
 * what it found out, within {@value #CACHED_MEBIBYTES} MiB.
 */
public final class TokenTable {
    private static final int CACHED_MEBIBYTES = 96;

    private final TokenTrie trie;
    private final Cache<Place, Reach> reaches;
    private final Cache<GrammarState, BitSet> masks;

    private TokenTable(TokenTrie trie) {
        this.trie = trie;
        long half = (CACHED_MEBIBYTES / 2L) << 20;
        this.reaches = Caffeine.newBuilder()
                .maximumWeight(half)
                .weigher((Place place, Reach reach) -> reach.tokens().size() / 8 + reach.exits().length * 4 + 64)
                .build();
        this.masks = Caffeine.newBuilder()
                .maximumWeight(half)
                .weigher((GrammarState state, BitSet mask) -> mask.size() / 8 + 256)
                .build();
    }

    /** The bytes of each token by its id. Null and empty ones, as control tokens have them, are never allowed. */
    public static TokenTable of(List<? extends byte @Nullable []> bytesById) {
        return new TokenTable(TokenTrie.of(bytesById));
    }

    TokenTrie trie() {
        return trie;
    }

    /** The tokens that an automaton can read from a place on; not to be changed. */
    Reach reach(Dfa dfa, int state, int used) {
        int count = dfa.canonicalCount(used, trie.maxDepth());
        return reaches.get(
                new Place(dfa, state, count),
                place -> Reach.from(trie, TokenTrie.ROOT, place.dfa, place.state, place.used));
    }

    /** The mask of a state; not to be changed. */
    BitSet mask(GrammarState state, Function<GrammarState, BitSet> compute) {
        return masks.get(state, compute);
    }

    /** So that what nothing is known about yet can be measured. */
    void forget() {
        reaches.invalidateAll();
        masks.invalidateAll();
    }

    private record Place(Dfa dfa, int state, int used) {}
}
