package dev.wenshu.inference.template.jinja;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names and their values, over those of the block around. */
final class Scope {
    private final Map<String, Object> values = new HashMap<>();
    private final @Nullable Scope outer;

    Scope(Map<String, Object> given) {
        this.outer = null;
        values.putAll(given);
    }

    private Scope(Scope outer) {
        this.outer = outer;
    }

    Scope inner() {
        return new Scope(this);
    }

    void set(String name, Object value) {
        values.put(name, value);
    }

    Object get(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Object value = scope.values.get(name);
            if (value != null) {
                return value;
            }
        }
        return Absent.UNDEFINED;
    }
}
