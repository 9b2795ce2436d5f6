package dev.wenshu.inference.grammar;

import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.inference.grammar.automaton.Dfa;
import dev.wenshu.inference.grammar.automaton.Rules;
import java.util.HashSet;
import java.util.Set;

/** Compiled rules: a pushdown automaton whose steps read whole stretches of text by automata of their own. */
final class Program implements Grammar {
    static final int NOWHERE = -1;
    static final int IMPOSSIBLE = 1 << 28;

    private static final int BYTES_A_STEP = 64;

    private final Rules rules;
    private final Step[] steps;
    private final int[] entries;
    private final int[] needs;

    Program(Rules rules, Step[] steps, int[] entries, int[] needs) {
        this.rules = rules;
        this.steps = steps;
        this.entries = entries;
        this.needs = needs;
    }

    @Override
    public GrammarState start() {
        Closure closure = new Closure(this);
        closure.follow(entries[0], null);
        return PushdownState.of(this, closure);
    }

    @Override
    public long bytes() {
        Set<Dfa> automata = new HashSet<>();
        for (Step step : steps) {
            if (step instanceof Step.Match match) {
                automata.add(match.dfa());
            }
        }
        return (long) steps.length * BYTES_A_STEP
                + automata.stream().mapToLong(Dfa::bytes).sum();
    }

    Step step(int step) {
        return steps[step];
    }

    Step.Match match(int step) {
        return (Step.Match) steps[step];
    }

    Step.Loop loop(int step) {
        return (Step.Loop) steps[step];
    }

    int entry(int rule) {
        return entries[rule];
    }

    /** The fewest levels of nesting that the end of the rule can be reached with. */
    int need(int step) {
        return needs[step];
    }

    int maxNesting() {
        return rules.maxNesting();
    }

    UnsupportedRequest refused(String message) {
        return rules.refused(message);
    }
}
