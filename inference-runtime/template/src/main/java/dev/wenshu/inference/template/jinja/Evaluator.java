package dev.wenshu.inference.template.jinja;

import dev.wenshu.inference.template.syntax.Expression;
import dev.wenshu.inference.template.syntax.TemplateFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of expressions. */
final class Evaluator {
    private final Budget budget;
    private final Operators operators;
    private final Attributes attributes;
    private final Tests tests;
    private final Filters filters;

    Evaluator(Budget budget) {
        this.budget = budget;
        this.operators = new Operators(budget);
        Methods methods = new Methods(budget);
        this.attributes = new Attributes(budget, methods);
        this.tests = new Tests(operators);
        this.filters = new Filters(budget, methods, attributes, tests);
    }

    Object value(Expression expression, Scope scope) {
        budget.step();
        return switch (expression) {
            case Expression.Literal literal -> literal.value();
            case Expression.NoneLiteral _ -> Absent.NONE;
            case Expression.Name name -> scope.get(name.name());
            case Expression.ListLiteral list -> values(list.items(), scope);
            case Expression.DictLiteral dict -> dict(dict, scope);
            case Expression.Attribute attribute -> attributes.attribute(value(attribute.of(), scope), attribute.name());
            case Expression.Item item -> attributes.item(value(item.of(), scope), value(item.key(), scope));
            case Expression.Slice slice -> slice(slice, scope);
            case Expression.Call call -> call(call, scope);
            case Expression.Filter filter ->
                filters.apply(
                        filter.name(),
                        value(filter.of(), scope),
                        arguments(filter.positional(), filter.named(), scope));
            case Expression.Test test ->
                tests.apply(test.name(), value(test.of(), scope), values(test.arguments(), scope));
            case Expression.Not not -> !Values.truthy(value(not.of(), scope));
            case Expression.Negative negative -> negative(value(negative.of(), scope));
            case Expression.And and -> {
                Object left = value(and.left(), scope);
                yield Values.truthy(left) ? value(and.right(), scope) : left;
            }
            case Expression.Or or -> {
                Object left = value(or.left(), scope);
                yield Values.truthy(left) ? left : value(or.right(), scope);
            }
            case Expression.Binary binary ->
                operators.apply(binary.operator(), value(binary.left(), scope), value(binary.right(), scope));
            case Expression.Conditional conditional -> conditional(conditional, scope);
        };
    }

    private Object conditional(Expression.Conditional conditional, Scope scope) {
        if (Values.truthy(value(conditional.condition(), scope))) {
            return value(conditional.then(), scope);
        }
        return conditional.otherwise().map(other -> value(other, scope)).orElse(Absent.UNDEFINED);
    }

    private static Object negative(Object value) {
        return value instanceof Double number ? (Object) (-number) : (Object) (-Values.whole(value));
    }

    private Object slice(Expression.Slice slice, Scope scope) {
        Object of = value(slice.of(), scope);
        budget.spend(
                of instanceof String text ? text.length() : Values.items(of).size());
        return Slices.of(of, bound(slice.from(), scope), bound(slice.to(), scope), bound(slice.step(), scope));
    }

    private Object bound(Optional<Expression> bound, Scope scope) {
        return bound.map(expression -> value(expression, scope)).orElse(Absent.NONE);
    }

    private Object call(Expression.Call call, Scope scope) {
        if (value(call.callee(), scope) instanceof Callable callable) {
            return callable.call(arguments(call.positional(), call.named(), scope));
        }
        throw new TemplateFault("something is called that is not a function: " + named(call.callee()));
    }

    private static String named(Expression callee) {
        return switch (callee) {
            case Expression.Name name -> name.name();
            case Expression.Attribute attribute -> attribute.name();
            default -> "an expression";
        };
    }

    private Object dict(Expression.DictLiteral dict, Scope scope) {
        Map<String, Object> values = new LinkedHashMap<>();
        dict.entries().forEach(entry -> values.put(key(entry.getKey(), scope), value(entry.getValue(), scope)));
        return values;
    }

    private String key(Expression expression, Scope scope) {
        if (value(expression, scope) instanceof String key) {
            return key;
        }
        throw new TemplateFault("a map has a key that is no string");
    }

    private Arguments arguments(List<Expression> positional, Map<String, Expression> named, Scope scope) {
        Map<String, Object> byName = new LinkedHashMap<>();
        named.forEach((name, expression) -> byName.put(name, value(expression, scope)));
        return new Arguments(values(positional, scope), byName);
    }

    private List<Object> values(List<Expression> expressions, Scope scope) {
        List<Object> values = new ArrayList<>(expressions.size());
        expressions.forEach(expression -> values.add(value(expression, scope)));
        return values;
    }
}
