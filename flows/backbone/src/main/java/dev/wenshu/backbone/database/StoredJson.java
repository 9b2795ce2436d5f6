package dev.wenshu.backbone.database;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wenshu.kernel.Json;

/** JSON as it is kept in the database: empty values are written too, so that what is read back equals what was written. */
public final class StoredJson {
    private static final JsonMapper MAPPER = Json.mapper()
            .rebuild()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .build();

    private StoredJson() {}

    /** Thread-safe; not to be reconfigured. */
    public static JsonMapper mapper() {
        return MAPPER;
    }
}
