package dev.wenshu.inference.template.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something with a value. */
public sealed interface Expression {
    /** A string, a {@code Long}, a {@code Double} or a {@code Boolean}. */
    record Literal(Object value) implements Expression {}

    record NoneLiteral() implements Expression {}

    record Name(String name) implements Expression {}

    record ListLiteral(List<Expression> items) implements Expression {}

    record DictLiteral(List<Map.Entry<Expression, Expression>> entries) implements Expression {}

    record Attribute(Expression of, String name) implements Expression {}

    record Item(Expression of, Expression key) implements Expression {}

    record Slice(Expression of, Optional<Expression> from, Optional<Expression> to, Optional<Expression> step)
            implements Expression {}

    record Call(Expression callee, List<Expression> positional, Map<String, Expression> named) implements Expression {}

    record Filter(Expression of, String name, List<Expression> positional, Map<String, Expression> named)
            implements Expression {}

    record Test(Expression of, String name, List<Expression> arguments) implements Expression {}

    record Not(Expression of) implements Expression {}

    record Negative(Expression of) implements Expression {}

    record And(Expression left, Expression right) implements Expression {}

    record Or(Expression left, Expression right) implements Expression {}

    /** The operator as it is written; {@code in} too. */
    record Binary(String operator, Expression left, Expression right) implements Expression {}

    record Conditional(Expression condition, Expression then, Optional<Expression> otherwise) implements Expression {}
}
