package dev.wenshu.inference.grammar.automaton;

import java.util.BitSet;

/** With how many characters more each state of a string's automaton can reach its end. */
final class Lengths {
    private static final int MAX_CHARS = 4096;
    private static final long MAX_WORK = 40_000_000;

    private final BitSet[] byState;
    private final int min;
    private final int max;

    private Lengths(BitSet[] byState, int min, int max) {
        this.byState = byState;
        this.min = min;
        this.max = max;
    }

    /**
     * Where there is no upper bound, a string that is long enough and has at most {@code states} characters beyond the lower
     * bound exists if any long enough string does: every longer one repeats a state and can be cut there.
     */
    static Lengths of(DfaTable table, int min, int max) {
        long horizon = max == Expr.UNBOUNDED ? (long) min + table.states() : max;
        if (horizon > MAX_CHARS || horizon * table.targets.length > MAX_WORK) {
            throw new TooLarge("a pattern together with a length of " + (max == Expr.UNBOUNDED ? min : max));
        }
        int last = (int) horizon;
        BitSet[] byState = new BitSet[table.states()];
        for (int state = 0; state < byState.length; state++) {
            byState[state] = new BitSet(last + 1);
        }
        for (int length = 0; length <= last; length++) {
            boolean changed = true;
            while (changed) {
                changed = false;
                for (int state = byState.length - 1; state >= 0; state--) {
                    if (!byState[state].get(length) && reaches(table, byState, state, length)) {
                        byState[state].set(length);
                        changed = true;
                    }
                }
            }
        }
        return new Lengths(byState, min, last);
    }

    boolean possible(int state, int used) {
        int length = byState[state].nextSetBit(Math.max(0, min - used));
        return length >= 0 && length <= Math.max(0, max - used);
    }

    private static boolean reaches(DfaTable table, BitSet[] byState, int state, int length) {
        if (table.accepting.get(state)) {
            return length == 0;
        }
        for (int c = 0; c < table.classes; c++) {
            int to = table.targets[state * table.classes + c];
            if (to == DfaTable.DEAD) {
                continue;
            }
            if (table.accepting.get(to)) {
                if (length == 0) {
                    return true;
                }
                continue;
            }
            int rest = length - (table.boundaries.get(state) ? 1 : 0);
            if (rest >= 0 && byState[to].get(rest)) {
                return true;
            }
        }
        return false;
    }
}
