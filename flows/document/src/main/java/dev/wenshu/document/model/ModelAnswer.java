package dev.wenshu.document.model;

import com.fasterxml.jackson.databind.JsonNode;

/** How a question to a model ended. */
public sealed interface ModelAnswer {
    /** JSON of the asked shape, and the catalogue name of the model that gave it. */
    record Given(String model, JsonNode json) implements ModelAnswer {
        @Override
        public String toString() {
            return "Given[model=" + model + "]";
        }
    }

    /** No model is set up; nothing is wrong. */
    record NoModel() implements ModelAnswer {}

    /** A model is set up and gave no usable answer; {@code reason} is for a person and holds no content. */
    record Unavailable(String reason) implements ModelAnswer {}
}
