package dev.wenshu.inference.template.jinja;

import dev.wenshu.inference.template.syntax.TemplateFault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** What stands behind {@code |}. */
final class Filters {
    private static final int MAX_INDENT = 16;

    private final Budget budget;
    private final Methods methods;
    private final Attributes attributes;
    private final Tests tests;

    Filters(Budget budget, Methods methods, Attributes attributes, Tests tests) {
        this.tests = tests;
        this.budget = budget;
        this.methods = methods;
        this.attributes = attributes;
    }

    Object apply(String name, Object value, Arguments arguments) {
        return switch (name) {
            case "tojson" -> json(value, arguments);
            case "length", "count" -> length(value);
            case "default", "d" -> fallback(value, arguments);
            case "string" -> budget.made(Values.text(value));
            case "safe" -> value;
            case "int" -> whole(value, arguments);
            case "float" -> real(value);
            case "abs" ->
                value instanceof Long number ? (Object) Math.abs(number) : (Object) Math.abs(Values.number(value));
            case "items" -> entries(value);
            case "dictsort" ->
                sorted(entries(value), Comparator.comparing(pair -> Values.text(((List<?>) pair).getFirst())));
            case "trim" -> budget.made(Methods.strip(Values.text(value), arguments, true, true));
            case "upper" -> budget.made(Values.text(value).toUpperCase(Locale.ROOT));
            case "lower" -> budget.made(Values.text(value).toLowerCase(Locale.ROOT));
            case "capitalize" -> budget.made(Methods.capitalized(Values.text(value)));
            case "title" -> budget.made(Methods.titled(Values.text(value)));
            case "replace" ->
                methods.replace(
                        Values.text(value),
                        arguments.text(0, "old"),
                        arguments.text(1, "new"),
                        arguments.whole(2, "count", -1));
            case "indent" -> indent(Values.text(value), arguments);
            case "escape", "e" -> throw new TemplateFault("HTML escapes are not supported");
            case "join" -> join(value, arguments);
            default -> ofItems(name, value, arguments);
        };
    }

    private Object ofItems(String name, Object value, Arguments arguments) {
        List<Object> items = Values.items(value);
        budget.spend(items.size());
        return switch (name) {
            case "list" -> items;
            case "first" -> Values.at(items, 0);
            case "last" -> Values.at(items, -1);
            case "reverse" ->
                value instanceof String text ? new StringBuilder(text).reverse().toString() : items.reversed();
            case "unique" -> unique(items);
            case "sort" -> sorted(items, Values::compare);
            case "min" -> items.isEmpty() ? Absent.UNDEFINED : Collections.min(items, Values::compare);
            case "max" -> items.isEmpty() ? Absent.UNDEFINED : Collections.max(items, Values::compare);
            case "sum" -> sum(items);
            case "map" -> mapped(items, arguments);
            case "select" -> chosen(items, item -> tested(item, arguments, 0));
            case "reject" -> chosen(items, item -> !tested(item, arguments, 0));
            case "selectattr" ->
                chosen(items, item -> tested(attributes.path(item, arguments.text(0, "attribute")), arguments, 1));
            case "rejectattr" ->
                chosen(items, item -> !tested(attributes.path(item, arguments.text(0, "attribute")), arguments, 1));
            default -> throw new TemplateFault("the filter '" + name + "' is not supported");
        };
    }

    private Object json(Object value, Arguments arguments) {
        Object indent = arguments.get(0, "indent", Absent.NONE);
        long spaces = indent == Absent.NONE ? 0 : Values.whole(indent);
        if (spaces < 0 || spaces > MAX_INDENT) {
            throw new TemplateFault("an indent of more than " + MAX_INDENT);
        }
        return new JsonText(budget, (int) spaces).of(value);
    }

    private Object length(Object value) {
        return switch (value) {
            case String text -> (long) budget.made(text).codePointCount(0, text.length());
            case List<?> items -> (long) items.size();
            case Map<?, ?> map -> (long) map.size();
            case Absent absent when absent == Absent.UNDEFINED -> 0L;
            default -> throw new TemplateFault("only strings, lists and maps have a length");
        };
    }

    private static Object fallback(Object value, Arguments arguments) {
        boolean also = Values.truthy(arguments.get(1, "boolean", false));
        boolean missing = value == Absent.UNDEFINED || (also && !Values.truthy(value));
        return missing ? arguments.get(0, "default_value", "") : value;
    }

    private static Object whole(Object value, Arguments arguments) {
        try {
            return value instanceof String text ? Long.valueOf(text.strip()) : (Object) (long) Values.number(value);
        } catch (NumberFormatException e) {
            return arguments.get(0, "default", 0L);
        }
    }

    private static Object real(Object value) {
        try {
            return value instanceof String text ? Double.valueOf(text.strip()) : (Object) Values.number(value);
        } catch (NumberFormatException e) {
            return 0.0;
        }
    }

    private List<Object> entries(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new TemplateFault("only maps have items");
        }
        budget.spend(map.size());
        List<Object> pairs = new ArrayList<>();
        map.forEach((key, item) -> pairs.add(List.of(key, item)));
        return pairs;
    }

    private static List<Object> unique(List<Object> items) {
        if (items.stream().anyMatch(item -> !(item instanceof String))) {
            throw new TemplateFault("'unique' is supported for strings only");
        }
        return new ArrayList<>(new LinkedHashSet<>(items));
    }

    private static List<Object> sorted(List<Object> items, Comparator<Object> order) {
        List<Object> copy = new ArrayList<>(items);
        copy.sort(order);
        return copy;
    }

    private static Object sum(List<Object> items) {
        if (items.stream().allMatch(Long.class::isInstance)) {
            return items.stream().mapToLong(item -> (Long) item).sum();
        }
        return items.stream().mapToDouble(Values::number).sum();
    }

    private Object join(Object value, Arguments arguments) {
        Object attribute = arguments.get(1, "attribute", Absent.NONE);
        Object items = attribute instanceof String path
                ? Values.items(value).stream()
                        .map(item -> attributes.path(item, path))
                        .toList()
                : value;
        return methods.join(Values.text(arguments.get(0, "d", "")), items);
    }

    private Object indent(String text, Arguments arguments) {
        long width = arguments.whole(0, "width", 4);
        if (width < 0 || width > MAX_INDENT) {
            throw new TemplateFault("an indent of more than " + MAX_INDENT);
        }
        boolean first = Values.truthy(arguments.get(1, "first", false));
        boolean blank = Values.truthy(arguments.get(2, "blank", false));
        String spaces = " ".repeat((int) width);
        StringBuilder indented = new StringBuilder();
        for (String line : text.split("(?<=\n)", -1)) {
            boolean inner = !indented.isEmpty();
            indented.append((inner || first) && (blank || !line.isBlank()) ? spaces : "")
                    .append(line);
        }
        return budget.made(indented.toString());
    }

    private Object mapped(List<Object> items, Arguments arguments) {
        Object attribute = arguments.get(arguments.size(), "attribute", Absent.NONE);
        if (attribute instanceof String path) {
            return items.stream().map(item -> attributes.path(item, path)).toList();
        }
        String filter = arguments.text(0, "filter");
        Arguments rest = new Arguments(arguments.positional().subList(1, arguments.size()), arguments.named());
        return items.stream().map(item -> apply(filter, item, rest)).toList();
    }

    private List<Object> chosen(List<Object> items, Predicate<Object> test) {
        return items.stream().filter(test).toList();
    }

    private boolean tested(Object value, Arguments arguments, int place) {
        if (arguments.size() <= place) {
            return Values.truthy(value);
        }
        return tests.apply(
                switch (arguments.text(place, "test")) {
                    case "==" -> "eq";
                    case "!=" -> "ne";
                    case String other -> other;
                },
                value,
                arguments.positional().subList(place + 1, arguments.size()));
    }
}
