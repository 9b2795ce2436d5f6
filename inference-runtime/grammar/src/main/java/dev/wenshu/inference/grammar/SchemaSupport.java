package dev.wenshu.inference.grammar;

import com.fasterxml.jackson.databind.JsonNode;

/** Says early whether a schema can be enforced. */
public final class SchemaSupport {
    private SchemaSupport() {}

    /** Throws what {@link Grammars#ofSchema} would throw. */
    public static void check(JsonNode schema) {
        Grammars.ofSchema(schema);
    }
}
