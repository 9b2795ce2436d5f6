package dev.wenshu.inference.generation;

import com.fasterxml.jackson.databind.JsonNode;

/** What shape the answer has to have. It never applies to the reasoning before the answer. */
public sealed interface ResponseFormat {
    /** Any text. */
    record Text() implements ResponseFormat {}

    /** Any JSON object. */
    record JsonObject() implements ResponseFormat {}

    /** JSON valid against a schema (JSON Schema 2020-12); a keyword that the engine cannot enforce is an INPUT fault. */
    record JsonSchema(String name, JsonNode schema) implements ResponseFormat {
        @Override
        public String toString() {
            return "JsonSchema[name=" + name + "]";
        }
    }

    /** Text of a grammar in GBNF, llama.cpp's notation; only the engines of this project take it. */
    record Grammar(String gbnf) implements ResponseFormat {}
}
