package dev.wenshu.inference.grammar.schema;

import dev.wenshu.inference.grammar.automaton.CodePoints;

/**
 * Escapes and bracketed sets of a pattern. Where the dialects of validators disagree about a set, what is generated stays
 * within what all of them accept.
 */
final class PatternClass {
    static final CodePoints NOT_LINE_END =
            CodePoints.of('\n', '\r', 0x85, 0x2028, 0x2029).negate();
    private static final CodePoints DIGITS = CodePoints.range('0', '9');
    private static final CodePoints WORD = DIGITS.union(CodePoints.range('a', 'z'))
            .union(CodePoints.range('A', 'Z'))
            .union(CodePoints.of('_'));
    private static final CodePoints ASCII_SPACE = CodePoints.range('\t', '\r').union(CodePoints.of(' '));
    private static final CodePoints ECMA_SPACE = ASCII_SPACE
            .union(CodePoints.of(0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF, 0x85))
            .union(CodePoints.range(0x2000, 0x200A));

    private final PatternParser in;

    PatternClass(PatternParser in) {
        this.in = in;
    }

    /** After the opening bracket. */
    CodePoints parse() {
        boolean negated = in.take('^');
        CodePoints set = CodePoints.NONE;
        while (!in.take(']')) {
            CodePoints first = member(negated);
            if (in.take('-')) {
                if (in.peek() == ']') {
                    set = set.union(first).union(CodePoints.of('-'));
                    continue;
                }
                set = set.union(range(first, member(negated)));
            } else {
                set = set.union(first);
            }
        }
        return negated ? set.negate() : set;
    }

    private CodePoints range(CodePoints first, CodePoints last) {
        int from = first.single();
        int to = last.single();
        if (from < 0 || to < 0 || from > to) {
            throw in.refused("a malformed range");
        }
        return CodePoints.range(from, to);
    }

    private CodePoints member(boolean negated) {
        int c = in.next();
        if (c == '\\') {
            return escape(negated);
        }
        if (c == '[' || (c == '&' && in.peek() == '&')) {
            throw in.refused("a set within a set");
        }
        return CodePoints.of(c);
    }

    /** After the backslash. */
    CodePoints escape(boolean negated) {
        int c = in.next();
        return switch (c) {
            case 'd' -> DIGITS;
            case 'D' -> DIGITS.negate();
            case 'w' -> WORD;
            case 'W' -> WORD.negate();
            case 's' -> negated ? ECMA_SPACE : ASCII_SPACE;
            case 'S' -> (negated ? ASCII_SPACE : ECMA_SPACE).negate();
            case 't' -> CodePoints.of('\t');
            case 'n' -> CodePoints.of('\n');
            case 'r' -> CodePoints.of('\r');
            case 'f' -> CodePoints.of('\f');
            case 'v' -> CodePoints.of(0x0B);
            case '0' -> CodePoints.of(0);
            case 'x' -> CodePoints.of(hex(2));
            case 'u' -> CodePoints.of(unicode());
            case 'b', 'B' -> throw in.refused("a word boundary");
            case 'p', 'P' -> throw in.refused("a property of characters (\\p)");
            case 'k', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> throw in.refused("a back reference");
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw in.refused("the escape \\" + Character.toString(c));
                }
                yield CodePoints.of(c);
            }
        };
    }

    private int unicode() {
        if (in.take('{')) {
            int value = 0;
            for (int digits = 0; !in.take('}'); digits++) {
                value = value * 16 + hexDigit();
                if (digits > 6 || value > Character.MAX_CODE_POINT) {
                    throw in.refused("a character beyond Unicode");
                }
            }
            return value;
        }
        return hex(4);
    }

    private int hex(int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            value = value * 16 + hexDigit();
        }
        return value;
    }

    private int hexDigit() {
        int digit = Character.digit(in.next(), 16);
        if (digit < 0) {
            throw in.refused("a malformed escape");
        }
        return digit;
    }
}
