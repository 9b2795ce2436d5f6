package dev.wenshu.inference.grammar.automaton;

import java.util.List;

/** An expression over characters: the right-hand side of a rule. */
public sealed interface Expr {
    int UNBOUNDED = Integer.MAX_VALUE;
    Expr EMPTY = new Seq(List.of());
    /** Matches nothing, not even the empty text. */
    Expr NOTHING = new Alt(List.of());

    static Expr literal(String text) {
        return new Literal(text);
    }

    static Expr seq(Expr... parts) {
        return new Seq(List.of(parts));
    }

    static Expr alt(Expr... options) {
        return new Alt(List.of(options));
    }

    static Expr optional(Expr body) {
        return new Repeat(body, 0, 1);
    }

    static Expr star(Expr body) {
        return new Repeat(body, 0, UNBOUNDED);
    }

    /** Any one character of the set. */
    record Chars(CodePoints set) implements Expr {}

    /** Exactly this text. */
    record Literal(String text) implements Expr {
        @Override
        public String toString() {
            return "Literal[chars=" + text.length() + "]";
        }
    }

    record Seq(List<Expr> parts) implements Expr {
        public Seq {
            parts = List.copyOf(parts);
        }
    }

    record Alt(List<Expr> options) implements Expr {
        public Alt {
            options = List.copyOf(options);
        }
    }

    /** From {@code min} to {@code max} times, or {@link #UNBOUNDED}. */
    record Repeat(Expr body, int min, int max) implements Expr {}

    /** One character of a string however it is written; what {@link Dfa#counted} counts. */
    record OneChar(Expr body) implements Expr {}

    /** Another rule, which lies {@code nesting} levels of brackets below the start of the rule that refers to it. */
    record Ref(int rule, int nesting) implements Expr {}

    /** An automaton made beforehand, kept as it is so that what is known about it is shared. */
    record Terminal(Dfa dfa) implements Expr {}
}
