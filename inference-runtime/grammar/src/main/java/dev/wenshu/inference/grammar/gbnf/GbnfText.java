package dev.wenshu.inference.grammar.gbnf;

import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.inference.grammar.automaton.CodePoints;
import dev.wenshu.inference.grammar.automaton.Rules;

/** A grammar's text and how far it is read. */
final class GbnfText {
    private final String text;
    private final Rules rules;
    private int index;

    GbnfText(String text, Rules rules) {
        this.text = text;
        this.rules = rules;
    }

    boolean atEnd() {
        return index >= text.length();
    }

    boolean take(char expected) {
        if (!atEnd() && text.charAt(index) == expected) {
            index++;
            return true;
        }
        return false;
    }

    void expect(String expected) {
        if (!text.startsWith(expected, index)) {
            throw refused(expected + " is expected");
        }
        index += expected.length();
    }

    boolean takeLineEnd() {
        return take('\r') || take('\n');
    }

    /** Spaces and comments, and line ends where they do not end a rule. */
    void skipSpace(boolean lineEnds) {
        while (!atEnd()) {
            char c = text.charAt(index);
            if (c == '#') {
                while (!atEnd() && text.charAt(index) != '\n' && text.charAt(index) != '\r') {
                    index++;
                }
            } else if (c == ' ' || c == '\t' || (lineEnds && (c == '\n' || c == '\r'))) {
                index++;
            } else {
                return;
            }
        }
    }

    /** An alternative may stand on the next line. */
    void skipToAlternative() {
        int before = index;
        skipSpace(true);
        if (atEnd() || text.charAt(index) != '|') {
            index = before;
        }
    }

    boolean atName() {
        return !atEnd() && isNamePart(text.charAt(index));
    }

    String name() {
        int start = index;
        while (atName()) {
            index++;
        }
        if (start == index) {
            throw refused("a rule's name is expected");
        }
        return text.substring(start, index);
    }

    boolean atDigit() {
        return !atEnd() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    int number(int limit) {
        if (!atDigit()) {
            throw refused("a number is expected");
        }
        int value = 0;
        while (atDigit()) {
            value = value * 10 + (text.charAt(index++) - '0');
            if (value > limit) {
                throw refused("a repetition of more than " + limit);
            }
        }
        return value;
    }

    /** After the opening quote. */
    String literal() {
        StringBuilder literal = new StringBuilder();
        while (!take('"')) {
            literal.appendCodePoint(character());
        }
        return literal.toString();
    }

    /** After the opening bracket. */
    CodePoints set() {
        boolean negated = take('^');
        CodePoints set = CodePoints.NONE;
        while (!take(']')) {
            int first = character();
            int last = first;
            if (!atEnd() && text.charAt(index) == '-' && index + 1 < text.length() && text.charAt(index + 1) != ']') {
                index++;
                last = character();
            }
            if (first > last) {
                throw refused("a range is the wrong way round");
            }
            set = set.union(CodePoints.range(first, last));
        }
        return negated ? set.negate() : set;
    }

    private int character() {
        if (atEnd()) {
            throw refused("a quote or bracket is not closed");
        }
        int c = text.codePointAt(index);
        index += Character.charCount(c);
        int value = c == '\\' ? escape() : c;
        if ((value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE)
                || value > Character.MAX_CODE_POINT) {
            throw refused("a character is not one of Unicode");
        }
        return value;
    }

    private int escape() {
        if (atEnd()) {
            throw refused("an escape is not finished");
        }
        char c = text.charAt(index++);
        return switch (c) {
            case 'x' -> hex(2);
            case 'u' -> hex(4);
            case 'U' -> hex(8);
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'n' -> '\n';
            case '\\', '"', '[', ']', '-', '^' -> c;
            default -> throw refused("the escape \\" + c + " is not known");
        };
    }

    private int hex(int digits) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = atEnd() ? -1 : Character.digit(text.charAt(index++), 16);
            if (digit < 0) {
                throw refused("an escape is not finished");
            }
            value = value * 16 + digit;
        }
        return (int) Math.min(value, Character.MAX_CODE_POINT + 1);
    }

    private static boolean isNamePart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    UnsupportedRequest refused(String message) {
        int end = Math.min(index, text.length());
        long line = text.substring(0, end).lines().count();
        return rules.refused(message + " (line " + Math.max(1, line) + ", character " + (end + 1) + ")");
    }
}
