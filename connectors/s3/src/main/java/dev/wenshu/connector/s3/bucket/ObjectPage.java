package dev.wenshu.connector.s3.bucket;

import java.util.List;
import java.util.Optional;

/** Up to a thousand lines of a listing, and where it goes on. */
public record ObjectPage(List<ListedObject> objects, Optional<String> next) {
    public ObjectPage {
        objects = List.copyOf(objects);
    }
}
