package dev.wenshu.inference.template.syntax;

import java.util.List;
import java.util.Optional;

/** Something that is done. */
public sealed interface Statement {
    record Text(String text) implements Statement {}

    record Output(Expression value) implements Statement {}

    record Branch(Expression condition, List<Statement> body) {}

    record If(List<Branch> branches, List<Statement> otherwise) implements Statement {}

    record For(
            List<String> targets,
            Expression iterated,
            Optional<Expression> condition,
            List<Statement> body,
            List<Statement> otherwise)
            implements Statement {}

    record Set(List<String> targets, Expression value) implements Statement {}

    /** Of a namespace. */
    record SetAttribute(String namespace, String attribute, Expression value) implements Statement {}

    /** The text that the body writes becomes the value. */
    record SetBlock(String target, List<Statement> body) implements Statement {}

    record Parameter(String name, Optional<Expression> fallback) {}

    record Macro(String name, List<Parameter> parameters, List<Statement> body) implements Statement {}

    record Break() implements Statement {}

    record Continue() implements Statement {}
}
