package dev.wenshu.inference.template.jinja;

import java.util.HashMap;
import java.util.Map;

/** What {@code namespace()} makes: the only thing that a template can change. Equal to itself alone. */
final class Namespace {
    private final Map<String, Object> values;

    Namespace(Map<String, Object> values) {
        this.values = new HashMap<>(values);
    }

    Object get(String name) {
        return values.getOrDefault(name, Absent.UNDEFINED);
    }

    void set(String name, Object value) {
        values.put(name, value);
    }
}
