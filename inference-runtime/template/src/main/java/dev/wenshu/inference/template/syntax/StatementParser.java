package dev.wenshu.inference.template.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a whole template. */
public final class StatementParser {
    private static final int MAX_DEPTH = 50;
    private static final int MAX_CHARS = 1 << 20;

    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private int depth;

    private StatementParser(String template) {
        this.tokens = new TokenStream(Lexer.tokens(template));
        this.expressions = new ExpressionParser(tokens);
    }

    /** Throws {@link TemplateFault} with the line where the template is wrong or goes beyond what is supported. */
    public static List<Statement> parse(String template) {
        if (template.length() > MAX_CHARS) {
            throw new TemplateFault("longer than " + MAX_CHARS + " characters");
        }
        StatementParser parser = new StatementParser(template);
        List<Statement> statements = parser.body(Set.of());
        if (!parser.tokens.at(Token.Kind.END)) {
            throw parser.tokens.unexpected("the end");
        }
        return statements;
    }

    /** Statements up to one of the closing words, whose name comes next. */
    private List<Statement> body(Set<String> closing) {
        if (++depth > MAX_DEPTH) {
            throw tokens.unsupported("nesting of more than " + MAX_DEPTH + " blocks");
        }
        List<Statement> statements = new ArrayList<>();
        while (!tokens.at(Token.Kind.END)) {
            if (tokens.at(Token.Kind.TEXT)) {
                statements.add(new Statement.Text(tokens.next().text()));
            } else if (tokens.at(Token.Kind.OUTPUT_BEGIN)) {
                tokens.next();
                statements.add(new Statement.Output(expressions.tuple()));
                tokens.expect(Token.Kind.OUTPUT_END);
            } else {
                tokens.expect(Token.Kind.BLOCK_BEGIN);
                if (tokens.at(Token.Kind.NAME) && closing.contains(tokens.peek().text())) {
                    depth--;
                    return statements;
                }
                statements.addAll(block(tokens.expect(Token.Kind.NAME)));
            }
        }
        if (!closing.isEmpty()) {
            throw tokens.unexpected("one of " + closing.stream().sorted().toList());
        }
        return statements;
    }

    private List<Statement> block(String word) {
        return switch (word) {
            case "if" -> List.of(branches());
            case "for" -> List.of(loop());
            case "set" -> List.of(set());
            case "macro" -> List.of(macro());
            case "break" -> ended(new Statement.Break());
            case "continue" -> ended(new Statement.Continue());
            // Marks for training what the assistant wrote; means nothing here.
            case "generation" -> {
                tokens.expect(Token.Kind.BLOCK_END);
                List<Statement> inner = body(Set.of("endgeneration"));
                endOf("endgeneration");
                yield inner;
            }
            default -> throw tokens.unsupported("the block '" + word + "'");
        };
    }

    private Statement branches() {
        List<Statement.Branch> branches = new ArrayList<>();
        List<Statement> otherwise = List.of();
        do {
            Expression condition = expressions.expression();
            tokens.expect(Token.Kind.BLOCK_END);
            branches.add(new Statement.Branch(condition, body(Set.of("elif", "else", "endif"))));
        } while (tokens.takeName("elif"));
        if (tokens.takeName("else")) {
            tokens.expect(Token.Kind.BLOCK_END);
            otherwise = body(Set.of("endif"));
        }
        endOf("endif");
        return new Statement.If(branches, otherwise);
    }

    private Statement loop() {
        List<String> targets = targets();
        if (!tokens.takeName("in")) {
            throw tokens.unexpected("'in'");
        }
        Expression iterated = expressions.or();
        Optional<Expression> condition =
                tokens.takeName("if") ? Optional.of(expressions.expression()) : Optional.empty();
        if (tokens.atName("recursive")) {
            throw tokens.unsupported("a recursive loop");
        }
        tokens.expect(Token.Kind.BLOCK_END);
        List<Statement> body = body(Set.of("else", "endfor"));
        List<Statement> otherwise = List.of();
        if (tokens.takeName("else")) {
            tokens.expect(Token.Kind.BLOCK_END);
            otherwise = body(Set.of("endfor"));
        }
        endOf("endfor");
        return new Statement.For(targets, iterated, condition, body, otherwise);
    }

    private Statement set() {
        List<String> targets = targets();
        if (tokens.takeOperator(".")) {
            String attribute = tokens.expect(Token.Kind.NAME);
            tokens.expectOperator("=");
            Expression value = expressions.tuple();
            tokens.expect(Token.Kind.BLOCK_END);
            return new Statement.SetAttribute(targets.getFirst(), attribute, value);
        }
        if (tokens.takeOperator("=")) {
            Expression value = expressions.tuple();
            tokens.expect(Token.Kind.BLOCK_END);
            return new Statement.Set(targets, value);
        }
        tokens.expect(Token.Kind.BLOCK_END);
        List<Statement> body = body(Set.of("endset"));
        endOf("endset");
        return new Statement.SetBlock(targets.getFirst(), body);
    }

    private Statement macro() {
        String name = tokens.expect(Token.Kind.NAME);
        tokens.expectOperator("(");
        List<Statement.Parameter> parameters = new ArrayList<>();
        while (!tokens.takeOperator(")")) {
            String parameter = tokens.expect(Token.Kind.NAME);
            Optional<Expression> fallback =
                    tokens.takeOperator("=") ? Optional.of(expressions.expression()) : Optional.empty();
            parameters.add(new Statement.Parameter(parameter, fallback));
            if (!tokens.atOperator(")")) {
                tokens.expectOperator(",");
            }
        }
        tokens.expect(Token.Kind.BLOCK_END);
        List<Statement> body = body(Set.of("endmacro"));
        tokens.next();
        if (tokens.at(Token.Kind.NAME)) {
            tokens.next();
        }
        tokens.expect(Token.Kind.BLOCK_END);
        return new Statement.Macro(name, parameters, body);
    }

    private List<String> targets() {
        boolean bracketed = tokens.takeOperator("(");
        List<String> targets = new ArrayList<>(List.of(tokens.expect(Token.Kind.NAME)));
        while (tokens.takeOperator(",")) {
            targets.add(tokens.expect(Token.Kind.NAME));
        }
        if (bracketed) {
            tokens.expectOperator(")");
        }
        return targets;
    }

    private List<Statement> ended(Statement statement) {
        tokens.expect(Token.Kind.BLOCK_END);
        return List.of(statement);
    }

    private void endOf(String word) {
        if (!tokens.takeName(word)) {
            throw tokens.unexpected(word);
        }
        tokens.expect(Token.Kind.BLOCK_END);
    }
}
