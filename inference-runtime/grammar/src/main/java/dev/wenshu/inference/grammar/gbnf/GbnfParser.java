package dev.wenshu.inference.grammar.gbnf;

import dev.wenshu.inference.grammar.automaton.CodePoints;
import dev.wenshu.inference.grammar.automaton.Expr;
import dev.wenshu.inference.grammar.automaton.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads GBNF: rules, literals, sets of characters, groups, alternatives, {@code * + ? {m,n}} and comments. The text is that of
 * {@code root}. References to rules that hold no others are written out where that is short.
 */
public final class GbnfParser {
    private static final String PARAMETER = "response_format.grammar";
    private static final int MAX_LENGTH = 200_000;
    private static final int MAX_DEPTH = 50;
    private static final int MAX_REPEAT = 100_000;
    private static final int MAX_RULES = 10_000;

    private final GbnfText in;
    private final Rules rules = new Rules(PARAMETER);
    private final Map<String, Integer> ruleByName = new HashMap<>();
    private final Map<String, Boolean> defined = new HashMap<>();

    private GbnfParser(String gbnf) {
        this.in = new GbnfText(gbnf, rules);
    }

    public static Rules parse(String gbnf) {
        GbnfParser parser = new GbnfParser(gbnf);
        if (gbnf.length() > MAX_LENGTH) {
            throw parser.rules.refused("a grammar of more than " + MAX_LENGTH + " characters");
        }
        return parser.run();
    }

    private Rules run() {
        rule("root");
        in.skipSpace(true);
        while (!in.atEnd()) {
            String name = in.name();
            in.skipSpace(false);
            in.expect("::=");
            if (defined.putIfAbsent(name, true) != null) {
                throw in.refused("rule " + name + " is defined twice");
            }
            int rule = rule(name);
            in.skipSpace(true);
            rules.define(rule, alternatives(0));
            in.skipSpace(false);
            if (!in.atEnd() && !in.takeLineEnd()) {
                throw in.refused("the end of rule " + name + " is expected");
            }
            in.skipSpace(true);
        }
        ruleByName.keySet().stream()
                .filter(name -> !defined.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw rules.refused("rule " + name + " is not defined");
                });
        return new Inlining(rules).applied();
    }

    private int rule(String name) {
        if (ruleByName.size() >= MAX_RULES) {
            throw in.refused("more than " + MAX_RULES + " rules");
        }
        return ruleByName.computeIfAbsent(name, key -> rules.declare("rule " + key));
    }

    private Expr alternatives(int depth) {
        if (depth > MAX_DEPTH) {
            throw in.refused("groups nested more than " + MAX_DEPTH + " deep");
        }
        List<Expr> options = new ArrayList<>();
        do {
            in.skipSpace(true);
            options.add(sequence(depth));
            in.skipSpace(depth > 0);
            if (depth == 0) {
                in.skipToAlternative();
            }
        } while (in.take('|'));
        return options.size() == 1 ? options.getFirst() : new Expr.Alt(options);
    }

    private Expr sequence(int depth) {
        List<Expr> parts = new ArrayList<>();
        while (true) {
            in.skipSpace(depth > 0);
            Expr part;
            if (in.take('"')) {
                part = Expr.literal(in.literal());
            } else if (in.take('[')) {
                part = new Expr.Chars(in.set());
            } else if (in.take('.')) {
                part = new Expr.Chars(CodePoints.ALL);
            } else if (in.take('(')) {
                part = alternatives(depth + 1);
                if (!in.take(')')) {
                    throw in.refused("a closing ) is expected");
                }
            } else if (in.atName()) {
                part = new Expr.Ref(rule(in.name()), 0);
            } else {
                return parts.size() == 1 ? parts.getFirst() : new Expr.Seq(parts);
            }
            parts.add(quantified(part));
        }
    }

    private Expr quantified(Expr part) {
        Expr result = part;
        while (true) {
            if (in.take('*')) {
                result = Expr.star(result);
            } else if (in.take('+')) {
                result = new Expr.Repeat(result, 1, Expr.UNBOUNDED);
            } else if (in.take('?')) {
                result = Expr.optional(result);
            } else if (in.take('{')) {
                result = counted(result);
            } else {
                return result;
            }
        }
    }

    private Expr counted(Expr part) {
        in.skipSpace(false);
        int min = in.number(MAX_REPEAT);
        int max = min;
        in.skipSpace(false);
        if (in.take(',')) {
            in.skipSpace(false);
            max = in.atDigit() ? in.number(MAX_REPEAT) : Expr.UNBOUNDED;
            in.skipSpace(false);
        }
        if (!in.take('}') || max < min) {
            throw in.refused("a repetition is malformed");
        }
        return new Expr.Repeat(part, min, max);
    }
}
