package dev.wenshu.inference.grammar.schema;

import dev.wenshu.inference.grammar.automaton.CodePoints;
import dev.wenshu.inference.grammar.automaton.Expr;
import java.util.ArrayList;
import java.util.List;

/**
 * The regular part of ECMA-262 patterns over the content of a JSON string. A pattern without anchors may match anywhere, as
 * JSON Schema has it. Look-around, back references, word boundaries and properties of characters are refused by name.
 */
final class PatternParser {
    private static final Expr ANYTHING = Expr.star(JsonText.oneChar(CodePoints.ALL));
    private static final int MAX_LENGTH = 2_000;
    private static final int MAX_DEPTH = 50;
    private static final int MAX_REPEAT = 1_000;

    private final String pattern;
    private final At at;
    private int index;

    private PatternParser(String pattern, At at) {
        this.pattern = pattern;
        this.at = at;
    }

    static Expr parse(String pattern, At at) {
        if (pattern.length() > MAX_LENGTH) {
            throw at.refused("pattern", "has more than " + MAX_LENGTH + " characters");
        }
        PatternParser parser = new PatternParser(pattern, at);
        Expr parsed = parser.anchoredAlternatives();
        if (parser.index < pattern.length()) {
            throw parser.refused("an unmatched )");
        }
        return parsed;
    }

    private Expr anchoredAlternatives() {
        List<Expr> options = new ArrayList<>();
        do {
            boolean fromStart = take('^');
            Expr body = sequence(0);
            boolean toEnd = take('$');
            if (index < pattern.length() && peek() != '|' && peek() != ')') {
                throw refused("an anchor within the pattern");
            }
            options.add(Expr.seq(fromStart ? Expr.EMPTY : ANYTHING, body, toEnd ? Expr.EMPTY : ANYTHING));
        } while (take('|'));
        return options.size() == 1 ? options.getFirst() : new Expr.Alt(options);
    }

    private Expr alternatives(int depth) {
        if (depth > MAX_DEPTH) {
            throw refused("groups nested more than " + MAX_DEPTH + " deep");
        }
        List<Expr> options = new ArrayList<>();
        do {
            options.add(sequence(depth));
        } while (take('|'));
        return options.size() == 1 ? options.getFirst() : new Expr.Alt(options);
    }

    private Expr sequence(int depth) {
        List<Expr> parts = new ArrayList<>();
        while (index < pattern.length() && peek() != '|' && peek() != ')') {
            if (peek() == '$' && depth == 0) {
                break;
            }
            parts.add(quantified(atom(depth)));
        }
        return parts.size() == 1 ? parts.getFirst() : new Expr.Seq(parts);
    }

    private Expr atom(int depth) {
        int c = next();
        return switch (c) {
            case '(' -> group(depth);
            case '[' -> {
                PatternClass set = new PatternClass(this);
                yield JsonText.oneChar(nonEmpty(set.parse()));
            }
            case '.' -> JsonText.oneChar(PatternClass.NOT_LINE_END);
            case '\\' -> JsonText.oneChar(nonEmpty(new PatternClass(this).escape(false)));
            case '^', '$' -> throw refused("an anchor within the pattern");
            case '*', '+', '?' -> throw refused("a quantifier without anything before it");
            case '{', '}', ']' -> throw refused("a bracket that is not escaped");
            default -> JsonText.oneChar(nonEmpty(CodePoints.of(c)));
        };
    }

    private Expr group(int depth) {
        if (take('?')) {
            if (take('<')) {
                if (index < pattern.length() && (peek() == '=' || peek() == '!')) {
                    throw refused("look-behind");
                }
                while (next() != '>') {
                    // the group's name is of no interest
                }
            } else if (!take(':')) {
                throw refused(index < pattern.length() && (peek() == '=' || peek() == '!') ? "look-ahead" : "flags");
            }
        }
        Expr body = alternatives(depth + 1);
        if (!take(')')) {
            throw refused("a group that is not closed");
        }
        return body;
    }

    private Expr quantified(Expr atom) {
        if (index == pattern.length()) {
            return atom;
        }
        Expr repeated = switch (peek()) {
            case '*' -> repeat(atom, 0, Expr.UNBOUNDED);
            case '+' -> repeat(atom, 1, Expr.UNBOUNDED);
            case '?' -> repeat(atom, 0, 1);
            case '{' -> counted(atom);
            default -> atom;
        };
        if (!repeated.equals(atom)) {
            take('?');
            if (index < pattern.length() && "*+?{".indexOf(peek()) >= 0) {
                throw refused("a quantifier of a quantifier");
            }
        }
        return repeated;
    }

    private Expr repeat(Expr atom, int min, int max) {
        index++;
        return new Expr.Repeat(atom, min, max);
    }

    private Expr counted(Expr atom) {
        index++;
        int min = number();
        int max = min;
        if (take(',')) {
            max = peek() == '}' ? Expr.UNBOUNDED : number();
        }
        if (!take('}') || max < min) {
            throw refused("a malformed repetition");
        }
        return new Expr.Repeat(atom, min, max);
    }

    private int number() {
        int start = index;
        int value = 0;
        while (index < pattern.length() && Character.digit(peek(), 10) >= 0 && peek() < 128) {
            value = value * 10 + (next() - '0');
            if (value > MAX_REPEAT) {
                throw refused("a repetition of more than " + MAX_REPEAT + " (use minLength and maxLength)");
            }
        }
        if (index == start) {
            throw refused("a malformed repetition");
        }
        return value;
    }

    private CodePoints nonEmpty(CodePoints set) {
        if (set.isEmpty()) {
            throw refused("a set without characters");
        }
        return set;
    }

    int peek() {
        if (index >= pattern.length()) {
            throw refused("an end where more is expected");
        }
        return pattern.codePointAt(index);
    }

    int next() {
        int c = peek();
        index += Character.charCount(c);
        return c;
    }

    boolean take(char expected) {
        if (index < pattern.length() && pattern.charAt(index) == expected) {
            index++;
            return true;
        }
        return false;
    }

    RuntimeException refused(String what) {
        return at.refused("pattern", "with " + what + " (character " + (index + 1) + ") is not supported");
    }
}
