package dev.wenshu.inference.template.jinja;

import dev.wenshu.inference.template.syntax.TemplateFault;
import java.util.List;
import java.util.Map;

/** What a function is called with. */
record Arguments(List<Object> positional, Map<String, Object> named) {
    int size() {
        return positional.size();
    }

    Object get(int place, String name, Object fallback) {
        if (place < positional.size()) {
            return positional.get(place);
        }
        return named.getOrDefault(name, fallback);
    }

    String text(int place, String name) {
        if (get(place, name, Absent.UNDEFINED) instanceof String text) {
            return text;
        }
        throw new TemplateFault("the argument '" + name + "' has to be a string");
    }

    long whole(int place, String name, long fallback) {
        if (get(place, name, fallback) instanceof Long number) {
            return number;
        }
        throw new TemplateFault("the argument '" + name + "' has to be a whole number");
    }
}
