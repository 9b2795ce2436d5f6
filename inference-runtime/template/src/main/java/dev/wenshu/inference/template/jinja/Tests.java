package dev.wenshu.inference.template.jinja;

import dev.wenshu.inference.template.syntax.TemplateFault;
import java.util.List;
import java.util.Map;

/** What stands behind {@code is}. */
final class Tests {
    private final Operators operators;

    Tests(Operators operators) {
        this.operators = operators;
    }

    boolean apply(String name, Object value, List<Object> arguments) {
        return switch (name) {
            case "defined" -> value != Absent.UNDEFINED;
            case "undefined" -> value == Absent.UNDEFINED;
            case "none" -> value == Absent.NONE;
            case "string" -> value instanceof String;
            case "mapping" -> value instanceof Map;
            case "sequence" -> value instanceof List || value instanceof String || value instanceof Map;
            case "iterable" ->
                value instanceof List || value instanceof String || value instanceof Map || value == Absent.UNDEFINED;
            case "number" -> Values.isNumber(value);
            case "integer" -> value instanceof Long;
            case "float" -> value instanceof Double;
            case "boolean" -> value instanceof Boolean;
            case "true" -> value.equals(true);
            case "false" -> value.equals(false);
            case "callable" -> value instanceof Callable;
            case "odd" -> Math.floorMod(Values.whole(value), 2L) == 1;
            case "even" -> Math.floorMod(Values.whole(value), 2L) == 0;
            case "divisibleby" -> Math.floorMod(Values.whole(value), divisor(first(name, arguments))) == 0;
            case "equalto", "eq", "sameas" -> operators.equal(value, first(name, arguments));
            case "ne" -> !operators.equal(value, first(name, arguments));
            case "lt" -> Values.compare(value, first(name, arguments)) < 0;
            case "gt" -> Values.compare(value, first(name, arguments)) > 0;
            case "in" -> operators.contains(first(name, arguments), value);
            default -> throw new TemplateFault("the test '" + name + "' is not supported");
        };
    }

    private static long divisor(Object value) {
        long divisor = Values.whole(value);
        if (divisor == 0) {
            throw new TemplateFault("a calculation divides by zero");
        }
        return divisor;
    }

    private static Object first(String name, List<Object> arguments) {
        if (arguments.isEmpty()) {
            throw new TemplateFault("the test '" + name + "' needs an argument");
        }
        return arguments.getFirst();
    }
}
