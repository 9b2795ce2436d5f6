package dev.wenshu.inference.grammar.automaton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Subset construction over classes of bytes that no edge tells apart, within fixed limits. */
final class Determinizer {
    private static final int MAX_STATES = 20_000;
    private static final int MAX_CELLS = 2_000_000;
    private static final long MAX_WORK = 30_000_000;

    private final Nfa nfa;
    private final byte[] classOf = new byte[256];
    private final int classes;
    private final Map<Key, Integer> ids = new HashMap<>();
    private final List<int[]> subsets = new ArrayList<>();
    private final IntList table = new IntList();
    private final int[] seenIn;
    private int round;
    private long work;

    private Determinizer(Nfa nfa) {
        this.nfa = nfa;
        this.seenIn = new int[nfa.size()];
        this.classes = classify();
    }

    static DfaTable determinize(Nfa nfa) {
        return new Determinizer(nfa).run();
    }

    private int classify() {
        BitSet cuts = new BitSet(257);
        for (int state = 0; state < nfa.size(); state++) {
            int[] edges = nfa.edges(state);
            for (int i = 0; i < edges.length; i += 3) {
                cuts.set(edges[i]);
                cuts.set(edges[i + 1] + 1);
            }
        }
        int current = 0;
        for (int b = 1; b < 256; b++) {
            current += cuts.get(b) ? 1 : 0;
            classOf[b] = (byte) current;
        }
        return current + 1;
    }

    private DfaTable run() {
        IntList start = new IntList();
        start.add(Nfa.START);
        id(start);
        IntList[] targets = new IntList[classes];
        Arrays.setAll(targets, i -> new IntList());
        for (int at = 0; at < subsets.size(); at++) {
            for (int state : subsets.get(at)) {
                spread(nfa.edges(state), targets);
            }
            for (IntList target : targets) {
                table.add(target.isEmpty() ? DfaTable.DEAD : id(target));
                target.clear();
            }
        }
        int[] raw = table.toArray();
        BitSet accepting = new BitSet();
        BitSet boundaries = new BitSet();
        for (int at = 0; at < subsets.size(); at++) {
            for (int state : subsets.get(at)) {
                if (state == Nfa.ACCEPT) {
                    accepting.set(at);
                }
                if (nfa.isBoundary(state)) {
                    boundaries.set(at);
                }
            }
        }
        return DfaTable.trimmed(classOf, classes, raw, accepting, boundaries);
    }

    private void spread(int[] edges, IntList[] targets) {
        for (int i = 0; i < edges.length; i += 3) {
            int last = classOf[edges[i + 1]] & 0xFF;
            for (int c = classOf[edges[i]] & 0xFF; c <= last; c++) {
                targets[c].add(edges[i + 2]);
                work++;
            }
        }
        if (work > MAX_WORK) {
            throw new TooLarge("determinization takes too long");
        }
    }

    private int id(IntList states) {
        int[] subset = closure(states);
        Integer known = ids.putIfAbsent(new Key(subset), subsets.size());
        if (known != null) {
            return known;
        }
        subsets.add(subset);
        if (subsets.size() > MAX_STATES || (long) subsets.size() * classes > MAX_CELLS) {
            throw new TooLarge("more than " + subsets.size() + " states");
        }
        return subsets.size() - 1;
    }

    private int[] closure(IntList states) {
        round++;
        IntList reached = new IntList();
        for (int i = 0; i < states.size(); i++) {
            reach(states.get(i), reached);
        }
        for (int i = 0; i < reached.size(); i++) {
            IntList jumps = nfa.jumps(reached.get(i));
            for (int j = 0; j < jumps.size(); j++) {
                reach(jumps.get(j), reached);
            }
        }
        work += reached.size();
        int[] subset = reached.toArray();
        Arrays.sort(subset);
        return subset;
    }

    private void reach(int state, IntList reached) {
        if (seenIn[state] != round) {
            seenIn[state] = round;
            reached.add(state);
        }
    }

    /** A set of states, compared by its members. */
    private record Key(int[] states) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(states, key.states);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(states);
        }
    }
}
