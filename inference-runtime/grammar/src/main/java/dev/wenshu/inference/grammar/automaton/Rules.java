package dev.wenshu.inference.grammar.automaton;

import dev.wenshu.inference.generation.UnsupportedRequest;
import java.util.ArrayList;
import java.util.List;

/** The rules of one grammar by number, each with a name for messages. Rule 0 is the start. */
public final class Rules {
    private final String parameter;
    private int maxNesting = Integer.MAX_VALUE;
    private final List<String> names = new ArrayList<>();
    private final List<Expr> bodies = new ArrayList<>();

    /** For the grammar of a request's parameter, as the API names it. */
    public Rules(String parameter) {
        this.parameter = parameter;
    }

    /** Sets the most levels of {@link Expr.Ref#nesting} that a text may have. */
    public void limitNesting(int levels) {
        maxNesting = levels;
    }

    /** A rule without a body, which has to follow. */
    public int declare(String name) {
        names.add(name);
        bodies.add(Expr.NOTHING);
        return names.size() - 1;
    }

    public void define(int rule, Expr body) {
        bodies.set(rule, body);
    }

    public int define(String name, Expr body) {
        int rule = declare(name);
        define(rule, body);
        return rule;
    }

    public int size() {
        return bodies.size();
    }

    public Expr body(int rule) {
        return bodies.get(rule);
    }

    public String name(int rule) {
        return names.get(rule);
    }

    public int maxNesting() {
        return maxNesting;
    }

    public UnsupportedRequest refused(String message) {
        return new UnsupportedRequest(parameter, message);
    }
}
