package dev.wenshu.inference.grammar;

import dev.wenshu.inference.grammar.automaton.Dfa;
import dev.wenshu.inference.grammar.automaton.Expr;
import dev.wenshu.inference.grammar.automaton.Rules;
import java.util.BitSet;
import java.util.List;

/** Which rules can be empty, and whether a rule can come to itself without reading anything, which is refused. */
final class Nullability {
    private static final int OPEN = 1;
    private static final int DONE = 2;

    private final Rules rules;
    private final BitSet nullable = new BitSet();

    Nullability(Rules rules) {
        this.rules = rules;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int rule = rules.size() - 1; rule >= 0; rule--) {
                if (!nullable.get(rule) && isNullable(rules.body(rule))) {
                    nullable.set(rule);
                    changed = true;
                }
            }
        }
    }

    boolean isNullable(Expr expr) {
        return switch (expr) {
            case Expr.Chars _ -> false;
            case Expr.Literal literal -> literal.text().isEmpty();
            case Expr.Seq seq -> seq.parts().stream().allMatch(this::isNullable);
            case Expr.Alt alt -> alt.options().stream().anyMatch(this::isNullable);
            case Expr.Repeat repeat -> repeat.min() == 0 || isNullable(repeat.body());
            case Expr.OneChar one -> isNullable(one.body());
            case Expr.Ref ref -> nullable.get(ref.rule());
            case Expr.Terminal terminal -> terminal.dfa().accepting(Dfa.START);
        };
    }

    void refuseLeftRecursion() {
        int[] marks = new int[rules.size()];
        for (int rule = 0; rule < rules.size(); rule++) {
            descend(rule, marks, 0);
        }
    }

    private void descend(int rule, int[] marks, int depth) {
        if (marks[rule] == DONE) {
            return;
        }
        if (marks[rule] == OPEN) {
            throw rules.refused(rules.name(rule) + " begins with itself, so that it never ends");
        }
        if (depth > 2_000) {
            throw rules.refused(rules.name(rule) + " begins with a chain of more than 2000 references");
        }
        marks[rule] = OPEN;
        BitSet first = new BitSet();
        collectFirst(rules.body(rule), first);
        for (int next = first.nextSetBit(0); next >= 0; next = first.nextSetBit(next + 1)) {
            descend(next, marks, depth + 1);
        }
        marks[rule] = DONE;
    }

    /** The rules that can stand at the very start. */
    private void collectFirst(Expr expr, BitSet first) {
        switch (expr) {
            case Expr.Seq seq -> collectFirstOf(seq.parts(), first);
            case Expr.Alt alt -> alt.options().forEach(option -> collectFirst(option, first));
            case Expr.Repeat repeat -> collectFirst(repeat.body(), first);
            case Expr.OneChar one -> collectFirst(one.body(), first);
            case Expr.Ref ref -> first.set(ref.rule());
            case Expr.Chars _, Expr.Literal _, Expr.Terminal _ -> {}
        }
    }

    private void collectFirstOf(List<Expr> parts, BitSet first) {
        for (Expr part : parts) {
            collectFirst(part, first);
            if (!isNullable(part)) {
                return;
            }
        }
    }
}
