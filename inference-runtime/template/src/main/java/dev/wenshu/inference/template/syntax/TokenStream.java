package dev.wenshu.inference.template.syntax;

import java.util.List;

/** Tokens with a place in them. */
final class TokenStream {
    private final List<Token> tokens;
    private int at;

    TokenStream(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token ahead() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    boolean at(Token.Kind kind) {
        return peek().kind() == kind;
    }

    boolean atOperator(String operator) {
        return peek().is(Token.Kind.OPERATOR, operator);
    }

    boolean atName(String name) {
        return peek().is(Token.Kind.NAME, name);
    }

    boolean takeOperator(String operator) {
        return take(atOperator(operator));
    }

    boolean takeName(String name) {
        return take(atName(name));
    }

    void expectOperator(String operator) {
        if (!takeOperator(operator)) {
            throw unexpected("'" + operator + "'");
        }
    }

    String expect(Token.Kind kind) {
        if (!at(kind)) {
            throw unexpected(kind.name());
        }
        return next().text();
    }

    TemplateFault unexpected(String wanted) {
        return TemplateFault.at(peek().line(), "expected " + wanted + ", found " + peek().kind());
    }

    TemplateFault unsupported(String what) {
        return TemplateFault.at(peek().line(), what + " is not supported");
    }

    private boolean take(boolean here) {
        if (here) {
            next();
        }
        return here;
    }
}
