package dev.wenshu.inference.grammar.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.wenshu.inference.grammar.automaton.CodePoints;
import dev.wenshu.inference.grammar.automaton.Dfa;
import dev.wenshu.inference.grammar.automaton.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How JSON (RFC 8259) writes values. Each character that a pattern or a name asks for is written in one way only. */
final class JsonText {
    private static final CodePoints CONTROLS = CodePoints.range(0, 0x1F);
    private static final CodePoints ESCAPED = CONTROLS.union(CodePoints.of('"', '\\'));
    private static final Map<Integer, String> SHORT =
            Map.of((int) '"', "\\\"", (int) '\\', "\\\\", 8, "\\b", 9, "\\t", 10, "\\n", 12, "\\f", 13, "\\r");

    private static final Expr HEX = chars("0-9A-Fa-f");

    /** Any string in any writing, but no half of a surrogate pair. */
    static final Dfa ANY_STRING = Dfa.of(quoted(Expr.star(new Expr.OneChar(Expr.alt(
            new Expr.Chars(ESCAPED.negate()),
            Expr.seq(Expr.literal("\\"), new Expr.Chars(CodePoints.of('"', '\\', '/', 'b', 'f', 'n', 'r', 't'))),
            Expr.seq(
                    Expr.literal("\\u"),
                    Expr.alt(
                            Expr.seq(chars("0-9A-CE-Fa-ce-f"), HEX, HEX, HEX),
                            Expr.seq(chars("Dd"), chars("0-7"), HEX, HEX),
                            Expr.seq(
                                    chars("Dd"),
                                    chars("89ABab"),
                                    HEX,
                                    HEX,
                                    Expr.literal("\\u"),
                                    chars("Dd"),
                                    chars("C-Fc-f"),
                                    HEX,
                                    HEX))))))));

    /** Any string, each of its characters in one writing only. */
    static final Dfa PLAIN_STRING = Dfa.of(quoted(Expr.star(oneChar(CodePoints.ALL))));

    static final Expr NULL = Expr.literal("null");
    static final Expr BOOLEAN = Expr.alt(Expr.literal("true"), Expr.literal("false"));

    private JsonText() {}

    static Expr quoted(Expr content) {
        return Expr.seq(Expr.literal("\""), content, Expr.literal("\""));
    }

    /** One character of the set within a string. */
    static Expr oneChar(CodePoints set) {
        List<Expr> writings = new ArrayList<>();
        CodePoints raw = set.minus(ESCAPED);
        if (!raw.isEmpty()) {
            writings.add(new Expr.Chars(raw));
        }
        for (int c = 0; c <= '\\'; c++) {
            if (ESCAPED.contains(c) && set.contains(c)) {
                String shortForm = SHORT.get(c);
                writings.add(shortForm != null ? Expr.literal(shortForm) : hexForm(c));
            }
        }
        return new Expr.OneChar(writings.size() == 1 ? writings.getFirst() : new Expr.Alt(writings));
    }

    /** The compact text of a value, as the kernel's mapper writes it. */
    static String of(JsonNode value, At at) {
        check(value, at, 0);
        String text = value.toString();
        for (int i = 0; i < text.length(); i++) {
            boolean pair = Character.isHighSurrogate(text.charAt(i))
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                throw at.refused("half of a surrogate pair");
            }
        }
        return text;
    }

    private static void check(JsonNode value, At at, int depth) {
        if (depth > SchemaRules.MAX_NESTING) {
            throw at.refused("a value nested more than " + SchemaRules.MAX_NESTING + " deep");
        }
        if (value.isNumber() && !At.isFinite(value)) {
            throw at.refused("a number that is too large");
        }
        value.forEach(child -> check(child, at, depth + 1));
    }

    static String ofName(String name, At at) {
        return of(TextNode.valueOf(name), at);
    }

    private static Expr hexForm(int control) {
        String digits = "%02X".formatted(control);
        CodePoints last = CodePoints.of(digits.charAt(1), Character.toLowerCase(digits.charAt(1)));
        return Expr.seq(Expr.literal("\\u00" + digits.charAt(0)), new Expr.Chars(last));
    }

    private static Expr chars(String ranges) {
        CodePoints set = CodePoints.NONE;
        for (int i = 0; i < ranges.length(); i++) {
            boolean range = i + 2 < ranges.length() && ranges.charAt(i + 1) == '-';
            char last = ranges.charAt(range ? i + 2 : i);
            set = set.union(CodePoints.range(ranges.charAt(i), last));
            i += range ? 2 : 0;
        }
        return new Expr.Chars(set);
    }
}
