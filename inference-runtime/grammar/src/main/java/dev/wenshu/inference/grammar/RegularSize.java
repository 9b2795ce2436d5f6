package dev.wenshu.inference.grammar;

import dev.wenshu.inference.grammar.automaton.Expr;

/** How many states an expression may take as an automaton, before equal ones are made one. */
final class RegularSize {
    /** Of expressions that refer to rules or hold automata, and of those that are too large to count. */
    static final int NOT_REGULAR = Integer.MAX_VALUE;

    private RegularSize() {}

    static int of(Expr expr) {
        return (int) Math.min(NOT_REGULAR, size(expr));
    }

    private static long size(Expr expr) {
        return switch (expr) {
            case Expr.Chars _ -> 1;
            case Expr.Literal literal -> literal.text().length();
            case Expr.Seq seq -> sum(seq.parts());
            case Expr.Alt alt -> sum(alt.options());
            case Expr.Repeat repeat -> {
                long rounds = repeat.max() == Expr.UNBOUNDED ? repeat.min() + 1L : repeat.max();
                yield Math.min(NOT_REGULAR, (1 + size(repeat.body())) * rounds);
            }
            case Expr.OneChar one -> 1 + size(one.body());
            case Expr.Ref _, Expr.Terminal _ -> NOT_REGULAR;
        };
    }

    private static long sum(Iterable<Expr> parts) {
        long sum = 1;
        for (Expr part : parts) {
            sum = Math.min(NOT_REGULAR, sum + size(part));
        }
        return sum;
    }
}
