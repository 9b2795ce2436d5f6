package dev.wenshu.inference.template.jinja;

import dev.wenshu.inference.template.syntax.TemplateFault;
import java.util.List;

/** The variable {@code loop}. */
record Loop(List<Object> items, int index) {
    Object attribute(String name) {
        return switch (name) {
            case "index" -> (long) index + 1;
            case "index0" -> (long) index;
            case "revindex" -> (long) items.size() - index;
            case "revindex0" -> (long) items.size() - index - 1;
            case "first" -> index == 0;
            case "last" -> index == items.size() - 1;
            case "length" -> (long) items.size();
            case "previtem" -> index == 0 ? Absent.UNDEFINED : items.get(index - 1);
            case "nextitem" -> index == items.size() - 1 ? Absent.UNDEFINED : items.get(index + 1);
            case "cycle" -> (Callable) arguments -> arguments.positional().get(index % arguments.size());
            default -> throw new TemplateFault("'loop." + name + "' is not supported");
        };
    }
}
