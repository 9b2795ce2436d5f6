package dev.wenshu.inference.grammar.automaton;

/** How many states an expression may take as an automaton, before equal ones are made one. */
public final class RegularSize {
    /** Of expressions that refer to rules or hold automata, and of those that are too large to count. */
    public static final int NOT_REGULAR = Integer.MAX_VALUE;

    private RegularSize() {}

    public static int of(Expr expr) {
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
