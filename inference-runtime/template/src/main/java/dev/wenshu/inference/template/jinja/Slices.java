package dev.wenshu.inference.template.jinja;

import dev.wenshu.inference.template.syntax.TemplateFault;
import java.util.ArrayList;
import java.util.List;

/** {@code [from:to:step]} with Python's rules; bounds that are left out are {@link Absent#NONE}. */
final class Slices {
    private Slices() {}

    static Object of(Object value, Object from, Object to, Object step) {
        if (value instanceof String) {
            return String.join(
                    "",
                    Values.items(slice(Values.items(value), from, to, step)).stream()
                            .map(Values::text)
                            .toList());
        }
        if (value instanceof List<?> items) {
            return slice(items, from, to, step);
        }
        throw new TemplateFault("only lists and strings have slices");
    }

    private static List<Object> slice(List<?> items, Object from, Object to, Object step) {
        long by = step == Absent.NONE ? 1 : Values.whole(step);
        if (by == 0) {
            throw new TemplateFault("a slice with a step of 0");
        }
        int size = items.size();
        long lowest = by > 0 ? 0 : -1;
        long highest = by > 0 ? size : size - 1;
        long at = from == Absent.NONE ? (by > 0 ? lowest : highest) : bound(from, size, lowest, highest);
        long end = to == Absent.NONE ? (by > 0 ? highest : lowest) : bound(to, size, lowest, highest);
        List<Object> result = new ArrayList<>();
        for (; by > 0 ? at < end : at > end; at += by) {
            result.add(items.get((int) at));
            if (Math.abs(by) > size) {
                break;
            }
        }
        return result;
    }

    private static long bound(Object value, int size, long lowest, long highest) {
        long given = Values.whole(value);
        return Math.clamp(given < 0 ? given + size : given, lowest, highest);
    }
}
