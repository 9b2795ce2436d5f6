package dev.wenshu.inference.template.jinja;

import dev.wenshu.inference.template.syntax.TemplateFault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Values of templates ({@code String}, {@code Boolean}, {@code Long}, {@code Double}, lists, maps, {@link Absent}) as Python treats them. */
final class Values {
    private static final int MAX_COMPARED = 1000;

    private Values() {}

    static boolean truthy(Object value) {
        return switch (value) {
            case Absent _ -> false;
            case Boolean truth -> truth;
            case String text -> !text.isEmpty();
            case Long number -> number != 0;
            case Double number -> number != 0;
            case Collection<?> items -> !items.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> true;
        };
    }

    /** As {@code str()} has it. */
    static String text(Object value) {
        return switch (value) {
            case String text -> text;
            case Absent absent -> absent == Absent.NONE ? "None" : "";
            case Boolean truth -> truth ? "True" : "False";
            case Long number -> number.toString();
            case Double number -> JsonText.decimal(number);
            default -> throw new TemplateFault("a list, a map or a function is written out without 'tojson'");
        };
    }

    static boolean equal(Object left, Object right) {
        return equal(left, right, new AtomicInteger(MAX_COMPARED));
    }

    private static boolean equal(Object left, Object right, AtomicInteger allowance) {
        if (allowance.decrementAndGet() < 0) {
            throw new TemplateFault("values of more than " + MAX_COMPARED + " parts are compared");
        }
        if (isNumber(left) && isNumber(right)) {
            return Double.compare(number(left), number(right)) == 0;
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return a.size() == b.size()
                    && IntStream.range(0, a.size()).allMatch(i -> equal(a.get(i), b.get(i), allowance));
        }
        if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
            return a.size() == b.size()
                    && a.entrySet().stream().allMatch(entry -> {
                        Object other = b.get(entry.getKey());
                        return other != null && equal(entry.getValue(), other, allowance);
                    });
        }
        return left.equals(right);
    }

    static int compare(Object left, Object right) {
        if (left instanceof String a && right instanceof String b) {
            return a.compareTo(b);
        }
        if (isNumber(left) && isNumber(right)) {
            return Double.compare(number(left), number(right));
        }
        throw new TemplateFault("only numbers, or strings, can be compared by size");
    }

    static boolean contains(Object container, Object item) {
        return switch (container) {
            case String text -> {
                if (!(item instanceof String part)) {
                    throw new TemplateFault("only a string can be in a string");
                }
                yield text.contains(part);
            }
            case Collection<?> items -> items.stream().anyMatch(other -> equal(other, item));
            case Map<?, ?> map -> item instanceof String && map.containsKey(item);
            case Absent absent when absent == Absent.UNDEFINED -> false;
            default -> throw new TemplateFault("'in' needs a string, a list or a map");
        };
    }

    /** What a loop goes over: items, keys, characters, or nothing. */
    static List<Object> items(Object value) {
        return switch (value) {
            case Collection<?> items -> new ArrayList<>(items);
            case Map<?, ?> map -> new ArrayList<>(map.keySet());
            case String text ->
                text.codePoints().<Object>mapToObj(Character::toString).toList();
            case Absent absent when absent == Absent.UNDEFINED -> List.of();
            default -> throw new TemplateFault("only lists, maps and strings can be gone through");
        };
    }

    static boolean isNumber(Object value) {
        return value instanceof Long || value instanceof Double || value instanceof Boolean;
    }

    static double number(Object value) {
        return switch (value) {
            case Boolean truth -> truth ? 1 : 0;
            case Long number -> number;
            case Double number -> number;
            default -> throw new TemplateFault("a number is needed");
        };
    }

    static long whole(Object value) {
        return switch (value) {
            case Boolean truth -> truth ? 1 : 0;
            case Long number -> number;
            default -> throw new TemplateFault("a whole number is needed");
        };
    }

    /** Absent where there is none; counts from the end where it is negative. */
    static Object at(List<?> items, long index) {
        long place = index < 0 ? index + items.size() : index;
        return place < 0 || place >= items.size() ? Absent.UNDEFINED : items.get((int) place);
    }
}
