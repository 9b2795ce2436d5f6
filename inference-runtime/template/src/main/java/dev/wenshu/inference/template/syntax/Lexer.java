package dev.wenshu.inference.template.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a template into tokens, with {@code trim_blocks} and {@code lstrip_blocks} on, as Hugging Face renders templates. */
final class Lexer {
    private static final Pattern OPENING = Pattern.compile("\\{[{%#]");
    private static final Pattern RAW_END = Pattern.compile("\\{%[-+]?\\s*endraw\\s*(-?)%}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern OPERATOR = Pattern.compile("//|\\*\\*|==|!=|>=|<=|[-+*/%~<>=.:|,()\\[\\]{}]");
    private static final Pattern RAW = Pattern.compile("\\s*raw\\s*-?%}");

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineCounted;

    private Lexer(String template) {
        String unix = template.replace("\r\n", "\n").replace('\r', '\n');
        this.source = unix.endsWith("\n") ? unix.substring(0, unix.length() - 1) : unix;
    }

    static List<Token> tokens(String template) {
        Lexer lexer = new Lexer(template);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        Matcher opening = OPENING.matcher(source);
        while (opening.find(at)) {
            int start = opening.start();
            char kind = source.charAt(start + 1);
            char sign = start + 2 < source.length() ? source.charAt(start + 2) : ' ';
            text(source.substring(at, start), kind, sign);
            at = start + 2 + (sign == '-' || sign == '+' ? 1 : 0);
            switch (kind) {
                case '#' -> comment();
                case '%' -> {
                    Matcher raw = RAW.matcher(source).region(at, source.length());
                    if (raw.lookingAt()) {
                        at = raw.end();
                        raw(raw.group().contains("-"));
                    } else {
                        tag(Token.Kind.BLOCK_BEGIN, Token.Kind.BLOCK_END, "%}");
                    }
                }
                default -> tag(Token.Kind.OUTPUT_BEGIN, Token.Kind.OUTPUT_END, "}}");
            }
        }
        add(Token.Kind.TEXT, source.substring(at));
        at = source.length();
        add(Token.Kind.END, "");
    }

    /** Text up to a tag, whose sign says how much blank space before it goes. */
    private void text(String text, char kind, char sign) {
        String kept = text;
        if (sign == '-') {
            kept = text.stripTrailing();
        } else if (sign != '+' && kind != '{') {
            int lineStart = text.lastIndexOf('\n') + 1;
            boolean fromLineStart = lineStart > 0 || at == 0 || source.charAt(at - 1) == '\n';
            if (fromLineStart && text.substring(lineStart).isBlank()) {
                kept = text.substring(0, lineStart);
            }
        }
        add(Token.Kind.TEXT, kept);
    }

    private void comment() {
        int end = source.indexOf("#}", at);
        if (end < 0) {
            throw TemplateFault.at(line(), "a comment does not end");
        }
        char sign = end > at ? source.charAt(end - 1) : ' ';
        at = end + 2;
        skipAfterTag(sign, true);
    }

    private void raw(boolean strip) {
        if (strip) {
            skipAfterTag('-', true);
        }
        Matcher end = RAW_END.matcher(source);
        if (!end.find(at)) {
            throw TemplateFault.at(line(), "raw text does not end");
        }
        add(Token.Kind.TEXT, source.substring(at, end.start()));
        at = end.end();
        skipAfterTag(end.group(1).isEmpty() ? ' ' : '-', true);
    }

    private void tag(Token.Kind begin, Token.Kind end, String closing) {
        add(begin, "");
        int open = 0;
        while (true) {
            skipBlanks();
            if (at >= source.length()) {
                throw TemplateFault.at(line(), "a tag does not end");
            }
            char c = source.charAt(at);
            if (open == 0 && source.startsWith(closing, (c == '-' || c == '+') ? at + 1 : at)) {
                add(end, "");
                at += closing.length() + ((c == '-' || c == '+') ? 1 : 0);
                skipAfterTag(c, end == Token.Kind.BLOCK_END);
                return;
            }
            open += "([{".indexOf(c) >= 0 ? 1 : 0;
            open -= ")]}".indexOf(c) >= 0 ? 1 : 0;
            token(c);
        }
    }

    private void skipAfterTag(char sign, boolean block) {
        if (sign == '-') {
            skipBlanks();
        } else if (sign != '+' && block && source.startsWith("\n", at)) {
            at++;
        }
    }

    private void skipBlanks() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
    }

    private void token(char c) {
        if (c == '\'' || c == '"') {
            string(c);
        } else if (!matched(Token.Kind.NAME, NAME)
                && !matched(Token.Kind.NUMBER, NUMBER)
                && !matched(Token.Kind.OPERATOR, OPERATOR)) {
            throw TemplateFault.at(line(), "a character that has no meaning in a tag");
        }
    }

    private boolean matched(Token.Kind kind, Pattern pattern) {
        Matcher matcher = pattern.matcher(source).region(at, source.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        add(kind, matcher.group());
        at = matcher.end();
        return true;
    }

    private void string(char quote) {
        StringBuilder text = new StringBuilder();
        int i = at + 1;
        while (i < source.length() && source.charAt(i) != quote) {
            char c = source.charAt(i++);
            if (c != '\\' || i == source.length()) {
                text.append(c);
                continue;
            }
            char escaped = source.charAt(i++);
            switch (escaped) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case 'u' -> {
                    text.append(unicode(i));
                    i += 4;
                }
                case '\\', '\'', '"' -> text.append(escaped);
                default -> text.append('\\').append(escaped);
            }
        }
        if (i >= source.length()) {
            throw TemplateFault.at(line(), "a string does not end");
        }
        add(Token.Kind.STRING, text.toString());
        at = i + 1;
    }

    private char unicode(int from) {
        try {
            return (char) Integer.parseInt(source.substring(from, Math.min(source.length(), from + 4)), 16);
        } catch (NumberFormatException e) {
            throw TemplateFault.at(line(), "a broken \\u escape");
        }
    }

    private void add(Token.Kind kind, String text) {
        if (kind != Token.Kind.TEXT || !text.isEmpty()) {
            tokens.add(new Token(kind, text, line()));
        }
    }

    private int line() {
        while (lineCounted < at) {
            line += source.charAt(lineCounted++) == '\n' ? 1 : 0;
        }
        return line;
    }
}
