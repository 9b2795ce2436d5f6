package dev.wenshu.inference.grammar;

import dev.wenshu.inference.grammar.automaton.Dfa;
import java.io.ByteArrayOutputStream;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All ways in which a text can have come so far; as a rule there is one. */
final class PushdownState implements GrammarState {
    private static final int NO_BYTE = -1;
    private static final int CHOICE = -2;

    private final Program program;
    private final List<Position> positions;
    private final boolean complete;
    private final int hash;

    private PushdownState(Program program, List<Position> positions, boolean complete) {
        this.program = program;
        this.positions = positions;
        this.complete = complete;
        this.hash = positions.hashCode() * 2 + (complete ? 1 : 0);
    }

    static PushdownState of(Program program, Closure closure) {
        return new PushdownState(program, List.copyOf(closure.positions()), closure.complete());
    }

    @Override
    public Optional<GrammarState> accept(byte[] utf8) {
        PushdownState at = this;
        for (byte b : utf8) {
            at = at.after(b & 0xFF);
            if (at == null) {
                return Optional.empty();
            }
        }
        return Optional.of(at);
    }

    @Override
    public boolean complete() {
        return complete;
    }

    @Override
    public byte[] forced() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PushdownState at = this;
        while (at != null && bytes.size() < MAX_FORCED) {
            int only = at.onlyByte();
            if (only < 0) {
                break;
            }
            bytes.write(only);
            at = at.after(only);
        }
        return bytes.toByteArray();
    }

    @Override
    public void allowed(TokenTable tokens, BitSet into) {
        into.clear();
        into.or(tokens.mask(this, state -> new MaskWalk(program, tokens).of(positions)));
    }

    private @Nullable PushdownState after(int b) {
        if (positions.size() == 1) {
            Position position = positions.getFirst();
            Dfa dfa = program.match(position.step()).dfa();
            int state = dfa.next(position.state(), position.used(), b);
            if (state == Dfa.DEAD) {
                return null;
            }
            if (!dfa.accepting(state)) {
                int used = dfa.count(position.state(), state, position.used());
                return new PushdownState(
                        program, List.of(new Position(position.step(), state, used, position.stack())), false);
            }
        }
        Closure closure = new Closure(program);
        for (Position position : positions) {
            Step.Match match = program.match(position.step());
            Dfa dfa = match.dfa();
            int state = dfa.next(position.state(), position.used(), b);
            if (state == Dfa.DEAD) {
                continue;
            }
            if (dfa.continues(state)) {
                int used = dfa.count(position.state(), state, position.used());
                closure.add(new Position(position.step(), state, used, position.stack()));
            }
            if (dfa.accepting(state)) {
                closure.follow(match.next(), position.stack());
            }
        }
        PushdownState next = of(program, closure);
        return next.positions.isEmpty() && !next.complete ? null : next;
    }

    private int onlyByte() {
        if (complete) {
            return CHOICE;
        }
        int only = NO_BYTE;
        for (Position position : positions) {
            int mine = onlyByte(position);
            if (mine == CHOICE || (only != NO_BYTE && only != mine)) {
                return CHOICE;
            }
            only = mine;
        }
        return only;
    }

    private int onlyByte(Position position) {
        Dfa dfa = program.match(position.step()).dfa();
        int only = NO_BYTE;
        for (int b = 0; b < 256; b++) {
            if (dfa.next(position.state(), position.used(), b) != Dfa.DEAD) {
                if (only != NO_BYTE) {
                    return CHOICE;
                }
                only = b;
            }
        }
        return only;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PushdownState state
                && hash == state.hash
                && program == state.program
                && complete == state.complete
                && positions.equals(state.positions);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Says nothing about the text. */
    @Override
    public String toString() {
        return "GrammarState[positions=" + positions.size() + ", complete=" + complete + "]";
    }
}
