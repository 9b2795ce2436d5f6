package dev.wenshu.inference.grammar;

import dev.wenshu.inference.grammar.automaton.Dfa;
import dev.wenshu.inference.grammar.automaton.Expr;
import dev.wenshu.inference.grammar.automaton.RegularSize;
import dev.wenshu.inference.grammar.automaton.Rules;
import dev.wenshu.inference.grammar.automaton.TooLarge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns rules into steps: stretches without references become automata, the rest calls, splits and loops. */
final class ProgramCompiler {
    private static final int MAX_STEPS = 200_000;
    private static final int MAX_REGULAR_SIZE = 20_000;
    private static final int RETURN = 0;

    private final Rules rules;
    private final Nullability nullability;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Expr, Optional<Dfa>> automata = new HashMap<>();

    private ProgramCompiler(Rules rules) {
        this.rules = rules;
        this.nullability = new Nullability(rules);
        steps.add(new Step.Return());
    }

    /** Refuses rules that never end, and those that nothing finite matches. */
    static Program compile(Rules rules) {
        return new ProgramCompiler(rules).run();
    }

    private Program run() {
        nullability.refuseLeftRecursion();
        int[] entries = new int[rules.size()];
        for (int rule = 0; rule < entries.length; rule++) {
            entries[rule] = build(rules.body(rule), RETURN);
        }
        Step[] compiled = steps.toArray(Step[]::new);
        int[] needs = Needs.of(compiled, entries);
        if (needs[entries[0]] >= Program.IMPOSSIBLE) {
            throw rules.refused("nothing finite matches: " + rules.name(0) + " has no way to end");
        }
        if (needs[entries[0]] > rules.maxNesting()) {
            throw rules.refused("every text that matches is nested too deeply");
        }
        return new Program(rules, compiled, entries, needs);
    }

    private int build(Expr expr, int next) {
        Optional<Dfa> automaton = regular(expr);
        if (automaton.isPresent()) {
            return match(automaton.get(), next);
        }
        return switch (expr) {
            case Expr.Seq seq -> buildSeq(seq.parts(), next);
            case Expr.Alt alt -> buildAlt(alt.options(), next);
            case Expr.Repeat repeat -> buildRepeat(repeat, next);
            case Expr.OneChar one -> build(one.body(), next);
            case Expr.Ref ref -> add(new Step.Call(ref.rule(), ref.nesting(), next));
            case Expr.Terminal terminal -> match(terminal.dfa(), next);
            case Expr.Chars _, Expr.Literal _ -> throw rules.refused("a text or a set of characters is too large");
        };
    }

    private int match(Dfa dfa, int next) {
        if (dfa.matchesNothing()) {
            return add(new Step.Split(new int[0]));
        }
        return dfa.continues(Dfa.START) ? add(new Step.Match(dfa, next)) : next;
    }

    private int buildSeq(List<Expr> parts, int next) {
        int at = next;
        int end = parts.size();
        while (end > 0) {
            int begin = end;
            while (begin > 0 && RegularSize.of(parts.get(begin - 1)) <= MAX_REGULAR_SIZE) {
                begin--;
            }
            if (begin < end && regular(new Expr.Seq(parts.subList(begin, end))).isEmpty()) {
                begin = end;
            }
            if (begin == end) {
                at = build(parts.get(--end), at);
            } else {
                at = build(new Expr.Seq(parts.subList(begin, end)), at);
                end = begin;
            }
        }
        return at;
    }

    private int buildAlt(List<Expr> options, int next) {
        List<Expr> regular = new ArrayList<>();
        List<Expr> others = new ArrayList<>();
        options.forEach(option -> (RegularSize.of(option) <= MAX_REGULAR_SIZE ? regular : others).add(option));
        List<Integer> entries = new ArrayList<>();
        Optional<Dfa> together = regular.size() > 1 ? regular(new Expr.Alt(regular)) : Optional.empty();
        if (together.isPresent()) {
            entries.add(match(together.get(), next));
        } else {
            regular.forEach(option -> entries.add(build(option, next)));
        }
        others.forEach(option -> entries.add(build(option, next)));
        return add(new Step.Split(entries.stream().mapToInt(Integer::intValue).toArray()));
    }

    private int buildRepeat(Expr.Repeat repeat, int next) {
        if (repeat.max() == 0) {
            return next;
        }
        int min = nullability.isNullable(repeat.body()) ? 0 : repeat.min();
        if (min == 0 && repeat.max() == 1) {
            return add(new Step.Split(new int[] {build(repeat.body(), next), next}));
        }
        if (min <= 1 && repeat.max() == Expr.UNBOUNDED) {
            int again = add(new Step.Return());
            int body = build(repeat.body(), again);
            steps.set(again, new Step.Split(new int[] {body, next}));
            return min == 0 ? again : body;
        }
        return add(new Step.Loop(build(repeat.body(), RETURN), min, repeat.max(), next));
    }

    private Optional<Dfa> regular(Expr expr) {
        if (RegularSize.of(expr) > MAX_REGULAR_SIZE) {
            return Optional.empty();
        }
        return automata.computeIfAbsent(expr, key -> {
            try {
                return Optional.of(Dfa.of(key));
            } catch (TooLarge e) {
                return Optional.empty();
            }
        });
    }

    private int add(Step step) {
        if (steps.size() >= MAX_STEPS) {
            throw rules.refused("more than " + MAX_STEPS + " steps: simplify it");
        }
        steps.add(step);
        return steps.size() - 1;
    }
}
