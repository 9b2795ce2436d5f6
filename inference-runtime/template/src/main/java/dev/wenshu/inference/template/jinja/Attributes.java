package dev.wenshu.inference.template.jinja;

import dev.wenshu.inference.template.syntax.TemplateFault;
import java.util.List;
import java.util.Map;

/** What stands behind a dot or in brackets. */
final class Attributes {
    private final Budget budget;
    private final Methods methods;

    Attributes(Budget budget, Methods methods) {
        this.budget = budget;
        this.methods = methods;
    }

    /** Methods come before keys, as in Jinja. */
    Object attribute(Object of, String name) {
        return switch (of) {
            case Absent _
            when of == Absent.UNDEFINED -> throw new TemplateFault("'" + name + "' is asked of something undefined");
            case Loop loop -> loop.attribute(name);
            case Namespace namespace -> namespace.get(name);
            default -> methods.of(of, name).<Object>map(method -> method).orElseGet(() -> key(of, name));
        };
    }

    Object item(Object of, Object key) {
        return switch (of) {
            case Absent _
            when of == Absent.UNDEFINED -> throw new TemplateFault("an item is asked of something undefined");
            case List<?> items when key instanceof Long index -> Values.at(items, index);
            case String text when key instanceof Long index -> character(text, index);
            default -> {
                Object found = key(of, key);
                yield found == Absent.UNDEFINED && key instanceof String name ? attributeOrNothing(of, name) : found;
            }
        };
    }

    /** Attributes of attributes, between dots. */
    Object path(Object of, String path) {
        Object value = of;
        for (String name : path.split("\\.", -1)) {
            value = attribute(value, name);
        }
        return value;
    }

    private Object attributeOrNothing(Object of, String name) {
        return of instanceof Absent ? Absent.UNDEFINED : attribute(of, name);
    }

    private static Object key(Object of, Object key) {
        Object found = of instanceof Map<?, ?> map && key instanceof String ? map.get(key) : null;
        return found == null ? Absent.UNDEFINED : found;
    }

    private Object character(String text, long index) {
        budget.spend(text.length());
        int[] points = text.codePoints().toArray();
        long place = index < 0 ? index + points.length : index;
        return place < 0 || place >= points.length ? Absent.UNDEFINED : Character.toString(points[(int) place]);
    }
}
