package dev.wenshu.inference.grammar.automaton;

import org.jspecify.annotations.Nullable;

/**
 * A deterministic automaton over bytes that never enters a dead end, with at most one counter: that of the characters of a
 * JSON string. Immutable. A place in it is a state and what has been counted.
 */
public final class Dfa {
    public static final int DEAD = DfaTable.DEAD;
    public static final int START = 0;

    private final DfaTable table;
    private final int min;
    private final int max;
    private final boolean counted;
    private final @Nullable Lengths lengths;

    private Dfa(DfaTable table, int min, int max, boolean counted, @Nullable Lengths lengths) {
        this.table = table;
        this.min = min;
        this.max = max;
        this.counted = counted;
        this.lengths = lengths;
    }

    /** Of an expression without references; throws {@link TooLarge}. */
    public static Dfa of(Expr regular) {
        return new Dfa(Determinizer.determinize(Nfa.of(regular)), 0, Expr.UNBOUNDED, false, null);
    }

    /** The same for strings of {@code min} to {@code max} characters only, or {@link Expr#UNBOUNDED}; throws {@link TooLarge}. */
    public Dfa counted(int atLeast, int atMost) {
        return new Dfa(table, atLeast, atMost, true, null);
    }

    /** As {@link #counted}, where not every place can be followed by every number of characters. */
    public Dfa countedExactly(int atLeast, int atMost) {
        return new Dfa(table, atLeast, atMost, true, Lengths.of(table, atLeast, atMost));
    }

    public Dfa minus(Dfa other) {
        return new Dfa(table.minus(other.table), 0, Expr.UNBOUNDED, false, null);
    }

    public boolean matchesNothing() {
        return (table.states() == 1 && table.accepting.isEmpty()) || (lengths != null && !lengths.possible(START, 0));
    }

    public int states() {
        return table.states();
    }

    /** About how much memory its transitions take. */
    public long bytes() {
        return table.classOf.length + (long) Integer.BYTES * table.targets.length;
    }

    public boolean isCounted() {
        return counted;
    }

    /** The state after a byte; {@link #DEAD} where it is refused. What has been counted follows from {@link #count}. */
    public int next(int state, int used, int b) {
        int to = table.next(state, b);
        if (!counted || to == DEAD) {
            return to;
        }
        if (table.accepting.get(to)) {
            return used >= min ? to : DEAD;
        }
        int after = used + (table.boundaries.get(state) ? 1 : 0);
        if (after > max || (lengths != null && !lengths.possible(to, after))) {
            return DEAD;
        }
        return to;
    }

    /** As {@link #next} of an automaton that counts nothing. */
    public int next(int state, int b) {
        return table.next(state, b);
    }

    /** What has been counted after a byte that leads from one state to another. */
    public int count(int from, int to, int used) {
        if (!counted || !table.boundaries.get(from) || table.accepting.get(to)) {
            return used;
        }
        return max == Expr.UNBOUNDED ? Math.min(used + 1, min) : used + 1;
    }

    public boolean accepting(int state) {
        return table.accepting.get(state);
    }

    /** Whether there is any byte that may come next, whatever has been counted. */
    public boolean continues(int state) {
        return table.continuing.get(state);
    }

    /**
     * A count that allows the same next bytes as this one, the same for as many counts as possible, where nothing longer than
     * {@code horizon} is asked for.
     */
    public int canonicalCount(int used, int horizon) {
        if (!counted || lengths != null) {
            return used;
        }
        if (used < min) {
            return min - used > horizon ? Math.max(0, min - horizon - 1) : used;
        }
        return max == Expr.UNBOUNDED || max - used > horizon ? min : used;
    }

    /** Two places of one automaton with the same key go on alike, whichever grammar they belong to. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Dfa dfa
                && table == dfa.table
                && min == dfa.min
                && max == dfa.max
                && counted == dfa.counted
                && lengths == dfa.lengths;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(table) * 31 + min * 17 + max;
    }

    @Override
    public String toString() {
        return "Dfa[states=" + states() + (counted ? ", chars=" + min + ".." + max : "") + "]";
    }
}
