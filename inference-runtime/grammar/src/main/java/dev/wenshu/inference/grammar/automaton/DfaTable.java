package dev.wenshu.inference.grammar.automaton;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The transitions of an automaton in which every state can still reach an accepting one. State 0 starts. */
final class DfaTable {
    static final int DEAD = -1;

    final byte[] classOf;
    final int classes;
    final int[] targets;
    final BitSet accepting;
    final BitSet boundaries;
    final BitSet continuing = new BitSet();

    private DfaTable(byte[] classOf, int classes, int[] targets, BitSet accepting, BitSet boundaries) {
        this.classOf = classOf;
        this.classes = classes;
        this.targets = targets;
        this.accepting = accepting;
        this.boundaries = boundaries;
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] != DEAD) {
                continuing.set(i / classes);
            }
        }
    }

    int states() {
        return targets.length / classes;
    }

    int next(int state, int b) {
        return targets[state * classes + (classOf[b] & 0xFF)];
    }

    /** Leaves out states that lead nowhere; state 0 stays even then, and an automaton of it alone matches nothing. */
    static DfaTable trimmed(byte[] classOf, int classes, int[] raw, BitSet accepting, BitSet boundaries) {
        BitSet live = live(classes, raw, accepting);
        int count = raw.length / classes;
        int[] renamed = new int[count];
        Arrays.fill(renamed, DEAD);
        int next = 0;
        for (int state = 0; state < count; state++) {
            if (state == 0 || live.get(state)) {
                renamed[state] = next++;
            }
        }
        int[] targets = new int[next * classes];
        BitSet accept = new BitSet();
        BitSet bounds = new BitSet();
        for (int state = 0; state < count; state++) {
            int name = renamed[state];
            if (name == DEAD) {
                continue;
            }
            for (int c = 0; c < classes; c++) {
                int to = raw[state * classes + c];
                targets[name * classes + c] = to == DEAD || !live.get(to) ? DEAD : renamed[to];
            }
            accept.set(name, accepting.get(state));
            bounds.set(name, boundaries.get(state));
        }
        return new DfaTable(classOf, classes, targets, accept, bounds);
    }

    private static BitSet live(int classes, int[] raw, BitSet accepting) {
        int count = raw.length / classes;
        List<IntList> sources = new ArrayList<>();
        for (int state = 0; state < count; state++) {
            sources.add(new IntList());
        }
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != DEAD) {
                IntList from = sources.get(raw[i]);
                int source = i / classes;
                if (from.isEmpty() || from.get(from.size() - 1) != source) {
                    from.add(source);
                }
            }
        }
        BitSet live = (BitSet) accepting.clone();
        Deque<Integer> open = new ArrayDeque<>();
        accepting.stream().forEach(open::add);
        while (!open.isEmpty()) {
            for (int source : sources.get(open.remove()).toArray()) {
                if (!live.get(source)) {
                    live.set(source);
                    open.add(source);
                }
            }
        }
        return live;
    }

    /** What this one accepts and the other does not. Boundaries stay those of this one. */
    DfaTable minus(DfaTable other) {
        byte[] refined = new byte[256];
        Map<Integer, Integer> classIds = new HashMap<>();
        for (int b = 0; b < 256; b++) {
            int pair = ((classOf[b] & 0xFF) << 8) | (other.classOf[b] & 0xFF);
            refined[b] = (byte) (int) classIds.computeIfAbsent(pair, key -> classIds.size());
        }
        List<long[]> pairs = new ArrayList<>();
        Map<Long, Integer> ids = new HashMap<>();
        pairs.add(new long[] {0, 0});
        ids.put(0L, 0);
        IntList raw = new IntList();
        BitSet accept = new BitSet();
        BitSet bounds = new BitSet();
        int[] sample = samples(refined, classIds.size());
        for (int at = 0; at < pairs.size(); at++) {
            int mine = (int) pairs.get(at)[0];
            int theirs = (int) pairs.get(at)[1];
            accept.set(at, accepting.get(mine) && (theirs == DEAD || !other.accepting.get(theirs)));
            bounds.set(at, boundaries.get(mine));
            for (int b : sample) {
                int to = next(mine, b);
                int against = theirs == DEAD ? DEAD : other.next(theirs, b);
                raw.add(
                        to == DEAD
                                ? DEAD
                                : ids.computeIfAbsent(((long) to << 32) | (against & 0xFFFFFFFFL), key -> {
                                    pairs.add(new long[] {to, against});
                                    return pairs.size() - 1;
                                }));
            }
        }
        return trimmed(refined, classIds.size(), raw.toArray(), accept, bounds);
    }

    private static int[] samples(byte[] classOf, int classes) {
        int[] sample = new int[classes];
        for (int b = 0; b < 256; b++) {
            sample[classOf[b] & 0xFF] = b;
        }
        return sample;
    }
}
