package dev.wenshu.inference.grammar;

import org.jspecify.annotations.Nullable;

/** One way in which a text can have come so far: within the automaton of a step, at a state and a count, above a stack. */
record Position(int step, int state, int used, @Nullable Frame stack) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Position position
                && step == position.step
                && state == position.state
                && used == position.used
                && Frame.same(stack, position.stack);
    }

    @Override
    public int hashCode() {
        return ((step * 31 + state) * 31 + used) * 31 + (stack == null ? 0 : stack.hashCode());
    }
}
