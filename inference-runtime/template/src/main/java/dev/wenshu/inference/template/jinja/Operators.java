package dev.wenshu.inference.template.jinja;

import dev.wenshu.inference.template.syntax.TemplateFault;
import java.util.ArrayList;
import java.util.List;

/** What stands between two values. */
final class Operators {
    private final Budget budget;

    Operators(Budget budget) {
        this.budget = budget;
    }

    Object apply(String operator, Object left, Object right) {
        return switch (operator) {
            case "==" -> equal(left, right);
            case "!=" -> !equal(left, right);
            case "<" -> Values.compare(left, right) < 0;
            case "<=" -> Values.compare(left, right) <= 0;
            case ">" -> Values.compare(left, right) > 0;
            case ">=" -> Values.compare(left, right) >= 0;
            case "in" -> contains(right, left);
            case "~" -> budget.made(Values.text(left) + Values.text(right));
            case "+" -> plus(left, right);
            case "*" -> times(left, right);
            default -> arithmetic(operator, left, right);
        };
    }

    boolean equal(Object left, Object right) {
        if (left instanceof String a && right instanceof String b && a.length() == b.length()) {
            budget.spend(a.length());
        }
        return Values.equal(left, right);
    }

    boolean contains(Object container, Object item) {
        if (container instanceof String text) {
            budget.spend(text.length());
        } else if (container instanceof List<?> items) {
            budget.spend(items.size());
        }
        return Values.contains(container, item);
    }

    private Object plus(Object left, Object right) {
        if (left instanceof String a && right instanceof String b) {
            return budget.made(a + b);
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            budget.spend((long) a.size() + b.size());
            List<Object> joined = new ArrayList<>(a);
            joined.addAll(b);
            return joined;
        }
        if (Values.isNumber(left) && Values.isNumber(right)) {
            return arithmetic("+", left, right);
        }
        throw new TemplateFault("'+' needs two strings, two lists or two numbers");
    }

    private Object times(Object left, Object right) {
        if (left instanceof String text && right instanceof Long count) {
            long times = Math.max(0, count);
            if (!text.isEmpty()) {
                budget.spend(Math.min(times, Integer.MAX_VALUE) * text.length());
            }
            return text.isEmpty() ? "" : text.repeat((int) times);
        }
        if (right instanceof String && left instanceof Long) {
            return times(right, left);
        }
        return arithmetic("*", left, right);
    }

    private static Object arithmetic(String operator, Object left, Object right) {
        if (left instanceof Double || right instanceof Double || operator.equals("/")) {
            return real(operator, Values.number(left), Values.number(right));
        }
        long a = Values.whole(left);
        long b = Values.whole(right);
        try {
            return switch (operator) {
                case "+" -> Math.addExact(a, b);
                case "-" -> Math.subtractExact(a, b);
                case "*" -> Math.multiplyExact(a, b);
                case "//" -> Math.floorDiv(a, b);
                case "%" -> Math.floorMod(a, b);
                case "**" -> (long) Math.pow((double) a, (double) b);
                default -> throw new TemplateFault("the operator '" + operator + "' is not supported");
            };
        } catch (ArithmeticException e) {
            throw new TemplateFault("a calculation divides by zero or grows too large");
        }
    }

    private static Object real(String operator, double a, double b) {
        if (b == 0
                && !operator.equals("+")
                && !operator.equals("-")
                && !operator.equals("*")
                && !operator.equals("**")) {
            throw new TemplateFault("a calculation divides by zero");
        }
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "//" -> Math.floor(a / b);
            case "%" -> a - b * Math.floor(a / b);
            case "**" -> Math.pow(a, b);
            default -> throw new TemplateFault("the operator '" + operator + "' is not supported");
        };
    }
}
