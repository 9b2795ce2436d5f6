package dev.wenshu.inference.grammar.gbnf;

import dev.wenshu.inference.grammar.automaton.Expr;
import dev.wenshu.inference.grammar.automaton.RegularSize;
import dev.wenshu.inference.grammar.automaton.Rules;

/** Writes out references to rules that hold no references themselves, so that they become parts of larger automata. */
final class Inlining {
    private static final int MAX_SIZE = 500;
    private static final int MAX_ROUNDS = 20;

    private final Rules rules;

    Inlining(Rules rules) {
        this.rules = rules;
    }

    Rules applied() {
        boolean changed = true;
        for (int round = 0; changed && round < MAX_ROUNDS; round++) {
            changed = false;
            for (int rule = 0; rule < rules.size(); rule++) {
                Expr body = rules.body(rule);
                Expr inlined = inline(body);
                if (!inlined.equals(body)) {
                    rules.define(rule, inlined);
                    changed = true;
                }
            }
        }
        return rules;
    }

    private Expr inline(Expr expr) {
        return switch (expr) {
            case Expr.Seq seq ->
                new Expr.Seq(seq.parts().stream().map(this::inline).toList());
            case Expr.Alt alt ->
                new Expr.Alt(alt.options().stream().map(this::inline).toList());
            case Expr.Repeat repeat -> new Expr.Repeat(inline(repeat.body()), repeat.min(), repeat.max());
            case Expr.Ref ref -> RegularSize.of(rules.body(ref.rule())) <= MAX_SIZE ? rules.body(ref.rule()) : ref;
            case Expr.Chars _, Expr.Literal _, Expr.OneChar _, Expr.Terminal _ -> expr;
        };
    }
}
