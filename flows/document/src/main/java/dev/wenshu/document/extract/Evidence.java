package dev.wenshu.document.extract;

import dev.wenshu.document.Box;
import dev.wenshu.document.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Where a value was found, so that a person can see it.
 *
 * @param page from 1; 0 where the origin has no pages
 * @param path XPath or property name in structured data, else null
 */
public record Evidence(
        Origin origin,
        int page,
        @Nullable Box box,
        @Nullable String path) {
    public static Evidence structured(String path) {
        return new Evidence(Origin.STRUCTURED, 0, null, path);
    }

    public static Evidence at(Origin origin, int page, @Nullable Box box) {
        return new Evidence(origin, page, box, null);
    }
}
