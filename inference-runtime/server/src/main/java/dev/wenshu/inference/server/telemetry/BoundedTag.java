package dev.wenshu.inference.server.telemetry;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Values of a metric's tag that come from outside: the first so many by their name, the rest as {@code other}. */
final class BoundedTag {
    private final int limit;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    BoundedTag(int limit) {
        this.limit = limit;
    }

    String of(String value) {
        if (known.contains(value)) {
            return value;
        }
        if (known.size() >= limit) {
            return "other";
        }
        known.add(value);
        return value;
    }
}
