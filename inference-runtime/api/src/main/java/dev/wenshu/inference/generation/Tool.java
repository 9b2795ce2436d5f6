package dev.wenshu.inference.generation;

import com.fasterxml.jackson.databind.JsonNode;

/** A function the model may call; {@code parameters} is a JSON Schema of an object. */
public record Tool(String name, String description, JsonNode parameters) {
    /** Whether tools may, must or must not be called. */
    public sealed interface Choice {
        /** The model decides. */
        record Auto() implements Choice {}

        /** No call. */
        record None() implements Choice {}

        /** At least one call of any tool. */
        record Required() implements Choice {}

        /** A call of this tool. */
        record Named(String name) implements Choice {}
    }
}
