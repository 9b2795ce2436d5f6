package dev.wenshu.inference.llamacpp.constraint;

import dev.wenshu.inference.grammar.Grammar;
import dev.wenshu.inference.grammar.GrammarState;
import dev.wenshu.inference.grammar.TokenTable;
import dev.wenshu.inference.llamacpp.model.Vocabulary;
import java.util.BitSet;
import java.util.Optional;

/** Where an answer is in its grammar. One thread. */
public final class GrammarConstraint implements Constraint {
    private final Vocabulary vocabulary;
    private final TokenTable table;
    private final ForcedText forcedText;
    private GrammarState state;

    public GrammarConstraint(Grammar grammar, Vocabulary vocabulary, TokenTable table) {
        this.vocabulary = vocabulary;
        this.table = table;
        this.forcedText = new ForcedText(vocabulary, table);
        this.state = grammar.start();
    }

    @Override
    public boolean allows(int token) {
        return vocabulary.ends(token) ? state.complete() : after(state, token).isPresent();
    }

    @Override
    public BitSet allowed() {
        BitSet allowed = new BitSet(vocabulary.size());
        state.allowed(table, allowed);
        if (state.complete()) {
            allowed.or(vocabulary.ends());
        }
        return allowed;
    }

    @Override
    public void advance(int token) {
        state = after(state, token)
                .orElseThrow(() -> new IllegalStateException("token " + token + " is against the grammar"));
    }

    @Override
    public int[] forced() {
        return forcedText.tokens(state);
    }

    @Override
    public boolean finished() {
        if (!state.complete() || state.forced().length > 0) {
            return false;
        }
        BitSet next = new BitSet(vocabulary.size());
        state.allowed(table, next);
        return next.isEmpty();
    }

    @Override
    public int allowedPrefix(int[] drafted) {
        GrammarState at = state;
        for (int i = 0; i < drafted.length; i++) {
            Optional<GrammarState> next = after(at, drafted[i]);
            if (next.isEmpty()) {
                return i;
            }
            at = next.get();
        }
        return drafted.length;
    }

    private Optional<GrammarState> after(GrammarState from, int token) {
        byte[] bytes = vocabulary.bytes(token);
        return bytes.length == 0 || vocabulary.ends(token) ? Optional.empty() : from.accept(bytes);
    }
}
