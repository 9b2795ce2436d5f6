package dev.wenshu.inference.template.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Recursive descent with Jinja's precedence: if, or, and, not, comparison, + -, ~, * / // %, **, sign, postfix. */
final class ExpressionParser {
    private static final int MAX_DEPTH = 100;
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> NOT_AN_ARGUMENT = Set.of("else", "or", "and", "is", "if", "in", "not");

    private final TokenStream tokens;
    private int depth;

    ExpressionParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    /** An expression, or several between commas as a list. */
    Expression tuple() {
        Expression first = expression();
        if (!tokens.atOperator(",")) {
            return first;
        }
        List<Expression> items = new ArrayList<>(List.of(first));
        while (tokens.takeOperator(",") && !tokens.atOperator(")")) {
            items.add(expression());
        }
        return new Expression.ListLiteral(items);
    }

    Expression expression() {
        return deeper(() -> {
            Expression value = or();
            while (tokens.takeName("if")) {
                Expression condition = or();
                Optional<Expression> otherwise = tokens.takeName("else") ? Optional.of(expression()) : Optional.empty();
                value = new Expression.Conditional(condition, value, otherwise);
            }
            return value;
        });
    }

    /** An expression that ends before {@code if}. */
    Expression or() {
        Expression left = and();
        while (tokens.takeName("or")) {
            left = new Expression.Or(left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (tokens.takeName("and")) {
            left = new Expression.And(left, not());
        }
        return left;
    }

    private Expression not() {
        return tokens.takeName("not") ? deeper(() -> new Expression.Not(not())) : comparison();
    }

    private Expression comparison() {
        Expression left = sum();
        Optional<Expression> chain = Optional.empty();
        while (true) {
            Expression link;
            Expression right;
            if (tokens.at(Token.Kind.OPERATOR)
                    && COMPARISONS.contains(tokens.peek().text())) {
                String operator = tokens.next().text();
                right = sum();
                link = new Expression.Binary(operator, left, right);
            } else if (tokens.takeName("in")) {
                right = sum();
                link = new Expression.Binary("in", left, right);
            } else if (tokens.atName("not") && tokens.ahead().is(Token.Kind.NAME, "in")) {
                tokens.next();
                tokens.next();
                right = sum();
                link = new Expression.Not(new Expression.Binary("in", left, right));
            } else {
                return chain.orElse(left);
            }
            chain = Optional.of(chain.<Expression>map(before -> new Expression.And(before, link))
                    .orElse(link));
            left = right;
        }
    }

    private Expression sum() {
        return binary(Set.of("+", "-"), () -> binary(Set.of("~"), this::product));
    }

    private Expression product() {
        return binary(Set.of("*", "/", "//", "%"), () -> binary(Set.of("**"), this::signed));
    }

    private Expression binary(Set<String> operators, Supplier<Expression> operand) {
        Expression left = operand.get();
        while (tokens.at(Token.Kind.OPERATOR)
                && operators.contains(tokens.peek().text())) {
            left = new Expression.Binary(tokens.next().text(), left, operand.get());
        }
        return left;
    }

    private Expression signed() {
        return filtered(sign());
    }

    private Expression sign() {
        if (tokens.takeOperator("-")) {
            return deeper(() -> new Expression.Negative(sign()));
        }
        if (tokens.takeOperator("+")) {
            return deeper(this::sign);
        }
        return postfix(primary());
    }

    private Expression primary() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case STRING -> new Expression.Literal(strings());
            case NUMBER -> new Expression.Literal(number(tokens.next()));
            case NAME -> name(tokens.next().text());
            case OPERATOR -> bracketed();
            case TEXT, OUTPUT_BEGIN, OUTPUT_END, BLOCK_BEGIN, BLOCK_END, END -> throw tokens.unexpected("a value");
        };
    }

    private String strings() {
        StringBuilder text = new StringBuilder();
        while (tokens.at(Token.Kind.STRING)) {
            text.append(tokens.next().text());
        }
        return text.toString();
    }

    private static Object number(Token token) {
        try {
            if (token.text().chars().allMatch(Character::isDigit)) {
                return Long.valueOf(token.text());
            }
            return Double.valueOf(token.text());
        } catch (NumberFormatException e) {
            throw TemplateFault.at(token.line(), "a number that is too large");
        }
    }

    private static Expression name(String name) {
        return switch (name) {
            case "true", "True" -> new Expression.Literal(true);
            case "false", "False" -> new Expression.Literal(false);
            case "none", "None" -> new Expression.NoneLiteral();
            default -> new Expression.Name(name);
        };
    }

    private Expression bracketed() {
        if (tokens.takeOperator("(")) {
            if (tokens.takeOperator(")")) {
                return new Expression.ListLiteral(List.of());
            }
            Expression inner = tuple();
            tokens.expectOperator(")");
            return inner;
        }
        if (tokens.takeOperator("[")) {
            List<Expression> items = new ArrayList<>();
            until("]", () -> items.add(expression()));
            return new Expression.ListLiteral(items);
        }
        if (tokens.takeOperator("{")) {
            List<Map.Entry<Expression, Expression>> entries = new ArrayList<>();
            until("}", () -> {
                Expression key = expression();
                tokens.expectOperator(":");
                entries.add(Map.entry(key, expression()));
            });
            return new Expression.DictLiteral(entries);
        }
        throw tokens.unexpected("a value");
    }

    private Expression postfix(Expression of) {
        Expression value = of;
        while (true) {
            if (tokens.takeOperator(".")) {
                value = tokens.at(Token.Kind.NUMBER)
                        ? new Expression.Item(value, new Expression.Literal(number(tokens.next())))
                        : new Expression.Attribute(value, tokens.expect(Token.Kind.NAME));
            } else if (tokens.takeOperator("[")) {
                value = subscript(value);
            } else if (tokens.takeOperator("(")) {
                Arguments arguments = arguments();
                value = new Expression.Call(value, arguments.positional(), arguments.named());
            } else {
                return value;
            }
        }
    }

    private Expression subscript(Expression of) {
        Optional<Expression> from = tokens.atOperator(":") ? Optional.empty() : Optional.of(expression());
        if (tokens.takeOperator("]")) {
            return new Expression.Item(of, from.orElseThrow());
        }
        tokens.expectOperator(":");
        Optional<Expression> to = bound();
        Optional<Expression> step = tokens.takeOperator(":") ? bound() : Optional.empty();
        tokens.expectOperator("]");
        return new Expression.Slice(of, from, to, step);
    }

    private Optional<Expression> bound() {
        return tokens.atOperator(":") || tokens.atOperator("]") ? Optional.empty() : Optional.of(expression());
    }

    private Expression filtered(Expression of) {
        Expression value = of;
        while (true) {
            if (tokens.takeOperator("|")) {
                String name = tokens.expect(Token.Kind.NAME);
                Arguments arguments =
                        tokens.takeOperator("(") ? arguments() : new Arguments(List.of(), new LinkedHashMap<>());
                value = postfix(new Expression.Filter(value, name, arguments.positional(), arguments.named()));
            } else if (tokens.takeName("is")) {
                boolean negated = tokens.takeName("not");
                Expression test = new Expression.Test(value, tokens.expect(Token.Kind.NAME), testArguments());
                value = negated ? new Expression.Not(test) : test;
            } else {
                return value;
            }
        }
    }

    private List<Expression> testArguments() {
        if (tokens.takeOperator("(")) {
            return arguments().positional();
        }
        Token token = tokens.peek();
        boolean argument = switch (token.kind()) {
            case STRING, NUMBER -> true;
            case NAME -> !NOT_AN_ARGUMENT.contains(token.text());
            case OPERATOR -> token.text().equals("[");
            case TEXT, OUTPUT_BEGIN, OUTPUT_END, BLOCK_BEGIN, BLOCK_END, END -> false;
        };
        return argument ? List.of(postfix(primary())) : List.of();
    }

    private Arguments arguments() {
        Arguments arguments = new Arguments(new ArrayList<>(), new LinkedHashMap<>());
        until(")", () -> {
            if (tokens.at(Token.Kind.NAME) && tokens.ahead().is(Token.Kind.OPERATOR, "=")) {
                String name = tokens.next().text();
                tokens.next();
                arguments.named().put(name, expression());
            } else {
                arguments.positional().add(expression());
            }
        });
        return arguments;
    }

    private void until(String closing, Runnable item) {
        while (!tokens.takeOperator(closing)) {
            item.run();
            if (!tokens.atOperator(closing)) {
                tokens.expectOperator(",");
            }
        }
    }

    private Expression deeper(Supplier<Expression> parse) {
        if (++depth > MAX_DEPTH) {
            throw tokens.unsupported("nesting of more than " + MAX_DEPTH + " levels");
        }
        Expression value = parse.get();
        depth--;
        return value;
    }

    private record Arguments(List<Expression> positional, Map<String, Expression> named) {}
}
