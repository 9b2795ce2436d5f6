package dev.wenshu.inference.grammar.token;

import dev.wenshu.inference.grammar.automaton.Dfa;
import dev.wenshu.inference.grammar.automaton.IntList;
import java.util.BitSet;

/**
 * What an automaton makes of the tokens below a node of the trie.
 *
 * @param tokens that it can read, or that end where it accepts
 * @param exits nodes with children at which it accepts, so that longer tokens may go on with what follows it
 */
public record Reach(BitSet tokens, int[] exits) {
    public static Reach from(TokenTrie trie, int node, Dfa dfa, int state, int used) {
        BitSet tokens = new BitSet();
        return new Reach(tokens, into(tokens, trie, node, dfa, state, used));
    }

    /** Adds the tokens to a set and returns the exits. */
    public static int[] into(BitSet tokens, TokenTrie trie, int node, Dfa dfa, int state, int used) {
        IntList exits = new IntList();
        if (dfa.isCounted()) {
            walkCounted(tokens, exits, trie, node, dfa, state, used);
        } else {
            walk(tokens, exits, trie, node, dfa, state);
        }
        return exits.toArray();
    }

    /** The hot loop: hundreds of thousands of nodes where a string may go on freely. */
    private static void walk(BitSet tokens, IntList exits, TokenTrie trie, int root, Dfa dfa, int start) {
        byte[] label = trie.label;
        int[] end = trie.end;
        int[] depths = trie.depth;
        int[] states = new int[trie.maxDepth() + 1];
        states[depths[root]] = start;
        int last = end[root];
        int node = root + 1;
        while (node < last) {
            int depth = depths[node];
            int state = dfa.next(states[depth - 1], label[node] & 0xFF);
            if (state == Dfa.DEAD) {
                node = end[node];
                continue;
            }
            states[depth] = state;
            visit(tokens, exits, trie, node, dfa, state);
            node++;
        }
    }

    private static void walkCounted(
            BitSet tokens, IntList exits, TokenTrie trie, int root, Dfa dfa, int start, int used) {
        int[] states = new int[trie.maxDepth() + 1];
        int[] counts = new int[trie.maxDepth() + 1];
        states[trie.depth[root]] = start;
        counts[trie.depth[root]] = used;
        int last = trie.end[root];
        int node = root + 1;
        while (node < last) {
            int depth = trie.depth[node];
            int before = states[depth - 1];
            int state = dfa.next(before, counts[depth - 1], trie.label[node] & 0xFF);
            if (state == Dfa.DEAD) {
                node = trie.end[node];
                continue;
            }
            states[depth] = state;
            counts[depth] = dfa.count(before, state, counts[depth - 1]);
            visit(tokens, exits, trie, node, dfa, state);
            node++;
        }
    }

    private static void visit(BitSet tokens, IntList exits, TokenTrie trie, int node, Dfa dfa, int state) {
        for (int i = trie.firstId[node]; i < trie.firstId[node + 1]; i++) {
            tokens.set(trie.ids[i]);
        }
        if (trie.hasChildren(node) && dfa.accepting(state)) {
            exits.add(node);
        }
    }
}
