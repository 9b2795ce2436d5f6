package dev.wenshu.inference.grammar.schema;

import dev.wenshu.inference.grammar.automaton.Dfa;
import dev.wenshu.inference.grammar.automaton.Expr;
import dev.wenshu.inference.grammar.automaton.TooLarge;
import java.util.HashMap;
import java.util.Map;

/** Strings of a schema. Equal ones share an automaton. */
final class StringExpr {
    private static final int MAX_LENGTH = 1_000_000;

    private final Map<Shape, Dfa> known = new HashMap<>();

    Expr of(At at) {
        int min = at.size("minLength", 0, MAX_LENGTH);
        int max = at.size("maxLength", Expr.UNBOUNDED, MAX_LENGTH);
        if (min > max) {
            throw at.refused("minLength", "is more than maxLength");
        }
        String pattern = pattern(at);
        Dfa dfa = known.get(new Shape(pattern, min, max));
        if (dfa == null) {
            dfa = automaton(at, pattern, min, max);
            known.put(new Shape(pattern, min, max), dfa);
        }
        return new Expr.Terminal(dfa);
    }

    private static String pattern(At at) {
        String pattern = at.text("pattern");
        String format = at.text("format");
        if (format == null) {
            return pattern == null ? "" : pattern;
        }
        if (pattern != null) {
            throw at.refused("pattern", "together with format is not supported");
        }
        return Formats.pattern(format).orElseThrow(() -> at.refused("format", "is not one of " + Formats.supported()));
    }

    private static Dfa automaton(At at, String pattern, int min, int max) {
        boolean bounded = min > 0 || max < Expr.UNBOUNDED;
        if (pattern.isEmpty()) {
            return bounded ? JsonText.ANY_STRING.counted(min, max) : JsonText.ANY_STRING;
        }
        try {
            Dfa dfa = Dfa.of(JsonText.quoted(PatternParser.parse(pattern, at)));
            Dfa fitting = bounded ? dfa.countedExactly(min, max) : dfa;
            if (fitting.matchesNothing()) {
                throw at.refused("no string matches the pattern or format within minLength and maxLength");
            }
            return fitting;
        } catch (TooLarge e) {
            throw at.refused(at.has("pattern") ? "pattern" : "format", "is too complex: " + e.getMessage());
        }
    }

    private record Shape(String pattern, int min, int max) {}
}
