package dev.wenshu.inference.grammar;

import org.jspecify.annotations.Nullable;

/** Where to go on when a rule ends, and below it where that one's caller goes on. Null is the bottom. */
final class Frame {
    static final int CALL = -1;

    final int step;
    /** Rounds of a loop that are done with this one; {@link #CALL} where the frame is a call's. */
    final int rounds;

    final int nesting;
    final @Nullable Frame below;
    private final int hash;

    Frame(int step, int rounds, int nesting, @Nullable Frame below) {
        this.step = step;
        this.rounds = rounds;
        this.nesting = nesting;
        this.below = below;
        this.hash = ((step * 31 + rounds) * 31 + nesting) * 31 + (below == null ? 7 : below.hash);
    }

    static int nesting(@Nullable Frame frame) {
        return frame == null ? 0 : frame.nesting;
    }

    /** Without recursion, because stacks are deep, and only down to where both share the rest. */
    @SuppressWarnings("ReferenceEquality")
    static boolean same(@Nullable Frame one, @Nullable Frame other) {
        Frame a = one;
        Frame b = other;
        while (a != b) {
            if (a == null
                    || b == null
                    || a.hash != b.hash
                    || a.step != b.step
                    || a.rounds != b.rounds
                    || a.nesting != b.nesting) {
                return false;
            }
            a = a.below;
            b = b.below;
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame frame && same(this, frame);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
