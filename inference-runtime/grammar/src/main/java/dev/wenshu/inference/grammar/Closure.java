package dev.wenshu.inference.grammar;

import dev.wenshu.inference.grammar.automaton.Dfa;
import dev.wenshu.inference.grammar.automaton.Expr;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows steps that read nothing, from where a text has come to all automata that can read its next byte. */
final class Closure {
    private static final int MAX_POSITIONS = 20_000;

    private final Program program;
    private final Set<Position> positions = new LinkedHashSet<>();
    private final Deque<Position> open = new ArrayDeque<>();
    private final Set<Position> visited = new HashSet<>();
    /** A loop's round that begins and ends without reading anything leads nowhere new, and would never end. */
    private final Set<Frame> roundsBegunHere = Collections.newSetFromMap(new IdentityHashMap<>());

    private boolean complete;

    Closure(Program program) {
        this.program = program;
    }

    Set<Position> positions() {
        return positions;
    }

    boolean complete() {
        return complete;
    }

    void follow(int step, @Nullable Frame stack) {
        advance(step, stack);
        while (!open.isEmpty()) {
            Position next = open.pop();
            advance(next.step(), next.stack());
        }
    }

    private void advance(int from, @Nullable Frame on) {
        int at = from;
        Frame stack = on;
        while (at != Program.NOWHERE) {
            if (Frame.nesting(stack) + program.need(at) > program.maxNesting()) {
                return;
            }
            switch (program.step(at)) {
                case Step.Match match -> {
                    if (match.dfa().continues(Dfa.START)) {
                        add(new Position(at, Dfa.START, 0, stack));
                    }
                    at = match.dfa().accepting(Dfa.START) ? match.next() : Program.NOWHERE;
                }
                case Step.Call call -> {
                    if (call.nesting() > 0 || !(program.step(call.next()) instanceof Step.Return)) {
                        stack = new Frame(call.next(), Frame.CALL, Frame.nesting(stack) + call.nesting(), stack);
                    }
                    at = program.entry(call.rule());
                }
                case Step.Split split -> {
                    if (visited.add(new Position(at, 0, 0, stack))) {
                        for (int i = split.options().length - 1; i >= 0; i--) {
                            open.push(new Position(split.options()[i], 0, 0, stack));
                        }
                    }
                    at = Program.NOWHERE;
                }
                case Step.Loop loop -> {
                    round(at, loop, 0, stack);
                    at = Program.NOWHERE;
                }
                case Step.Return _ -> {
                    if (stack == null) {
                        complete = true;
                        return;
                    }
                    Frame top = stack;
                    stack = top.below;
                    at = top.rounds == Frame.CALL ? top.step : Program.NOWHERE;
                    if (at == Program.NOWHERE && !roundsBegunHere.contains(top)) {
                        round(top.step, program.loop(top.step), top.rounds, stack);
                    }
                }
            }
        }
    }

    private void round(int step, Step.Loop loop, int done, @Nullable Frame stack) {
        if (done >= loop.min()) {
            open.push(new Position(loop.next(), 0, 0, stack));
        }
        if (done < loop.max()) {
            int rounds = loop.max() == Expr.UNBOUNDED ? Math.min(done + 1, loop.min()) : done + 1;
            Frame frame = new Frame(step, rounds, Frame.nesting(stack), stack);
            roundsBegunHere.add(frame);
            open.push(new Position(loop.body(), 0, 0, frame));
        }
    }

    /** A position that can read a byte. */
    void add(Position position) {
        if (positions.add(position) && positions.size() > MAX_POSITIONS) {
            throw program.refused("the grammar is too ambiguous: more than " + MAX_POSITIONS + " ways to read a text");
        }
    }
}
