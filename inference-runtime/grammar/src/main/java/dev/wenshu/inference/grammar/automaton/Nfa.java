package dev.wenshu.inference.grammar.automaton;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A nondeterministic automaton over bytes (Thompson's construction). State 0 starts, state 1 accepts. */
final class Nfa {
    static final int START = 0;
    static final int ACCEPT = 1;
    private static final int MAX_STATES = 200_000;
    private static final int[] NO_EDGES = {};

    /** Of each state: first byte, last byte, target, and again. */
    private final List<IntList> edges = new ArrayList<>();

    private final List<IntList> jumps = new ArrayList<>();
    private final BitSet boundaries = new BitSet();
    private final Map<CodePoints, List<int[]>> encoded = new HashMap<>();

    private Nfa() {
        state();
        state();
    }

    static Nfa of(Expr expr) {
        Nfa nfa = new Nfa();
        nfa.connect(expr, START, ACCEPT);
        return nfa;
    }

    int size() {
        return edges.size();
    }

    int[] edges(int state) {
        IntList list = edges.get(state);
        return list.isEmpty() ? NO_EDGES : list.toArray();
    }

    IntList jumps(int state) {
        return jumps.get(state);
    }

    /** Whether a character of a string begins here. */
    boolean isBoundary(int state) {
        return boundaries.get(state);
    }

    private int state() {
        if (edges.size() >= MAX_STATES) {
            throw new TooLarge("more than " + MAX_STATES + " states before determinization");
        }
        edges.add(new IntList());
        jumps.add(new IntList());
        return edges.size() - 1;
    }

    private void edge(int from, int first, int last, int to) {
        IntList list = edges.get(from);
        list.add(first);
        list.add(last);
        list.add(to);
    }

    private void connect(Expr expr, int from, int to) {
        switch (expr) {
            case Expr.Chars chars -> {
                for (int[] sequence : encoded.computeIfAbsent(chars.set(), Utf8Ranges::of)) {
                    int at = from;
                    for (int i = 0; i < sequence.length; i += 2) {
                        int next = i + 2 == sequence.length ? to : state();
                        edge(at, sequence[i], sequence[i + 1], next);
                        at = next;
                    }
                }
            }
            case Expr.Literal literal -> connectBytes(literal.text().getBytes(StandardCharsets.UTF_8), from, to);
            case Expr.Seq seq -> {
                int at = from;
                for (Expr part : seq.parts()) {
                    int next = state();
                    connect(part, at, next);
                    at = next;
                }
                jumps.get(at).add(to);
            }
            case Expr.Alt alt -> alt.options().forEach(option -> connect(option, from, to));
            case Expr.Repeat repeat -> connectRepeat(repeat, from, to);
            case Expr.OneChar one -> {
                int at = state();
                boundaries.set(at);
                jumps.get(from).add(at);
                connect(one.body(), at, to);
            }
            case Expr.Ref _, Expr.Terminal _ -> throw new IllegalArgumentException("not a regular expression");
        }
    }

    private void connectBytes(byte[] bytes, int from, int to) {
        int at = from;
        for (byte b : bytes) {
            int next = state();
            edge(at, b & 0xFF, b & 0xFF, next);
            at = next;
        }
        jumps.get(at).add(to);
    }

    private void connectRepeat(Expr.Repeat repeat, int from, int to) {
        int at = from;
        for (int i = 0; i < repeat.min(); i++) {
            int next = state();
            connect(repeat.body(), at, next);
            at = next;
        }
        if (repeat.max() == Expr.UNBOUNDED) {
            int loop = state();
            jumps.get(at).add(loop);
            connect(repeat.body(), loop, loop);
            jumps.get(loop).add(to);
            return;
        }
        for (int i = repeat.min(); i < repeat.max(); i++) {
            jumps.get(at).add(to);
            int next = state();
            connect(repeat.body(), at, next);
            at = next;
        }
        jumps.get(at).add(to);
    }
}
