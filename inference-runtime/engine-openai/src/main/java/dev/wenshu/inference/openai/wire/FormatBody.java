package dev.wenshu.inference.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.generation.ResponseFormat;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.inference.openai.dialect.Dialect;
import dev.wenshu.inference.openai.dialect.Dialect.Extension;

/** The shape of the answer. */
final class FormatBody {
    private static final String RESPONSE_FORMAT = "response_format";
    private static final int LONGEST_NAME = 64;

    private FormatBody() {}

    static void write(ObjectNode body, ResponseFormat format, Dialect dialect) {
        switch (format) {
            case ResponseFormat.Text _ -> {}
            case ResponseFormat.JsonObject _ -> body.putObject(RESPONSE_FORMAT).put("type", "json_object");
            case ResponseFormat.JsonSchema schema -> schema(body, schema, dialect);
            case ResponseFormat.Grammar grammar -> grammar(body, grammar.gbnf(), dialect);
        }
    }

    private static void schema(ObjectNode body, ResponseFormat.JsonSchema format, Dialect dialect) {
        switch (dialect.schema()) {
            case STRICT -> {
                ObjectNode schema = responseFormat(body, format);
                if (inStrictSubset(format.schema())) {
                    schema.put("strict", true);
                }
            }
            case JSON_SCHEMA -> responseFormat(body, format);
            case STRUCTURED_OUTPUTS -> body.putObject("structured_outputs").set("json", format.schema());
            case GUIDED_JSON -> body.set("guided_json", format.schema());
            case INSTRUCTION -> body.putObject(RESPONSE_FORMAT).put("type", "json_object");
        }
    }

    private static ObjectNode responseFormat(ObjectNode body, ResponseFormat.JsonSchema format) {
        ObjectNode schema =
                body.putObject(RESPONSE_FORMAT).put("type", "json_schema").putObject("json_schema");
        schema.put("name", name(format.name())).set("schema", format.schema());
        return schema;
    }

    private static void grammar(ObjectNode body, String gbnf, Dialect dialect) {
        if (dialect.extensions().contains(Extension.GRAMMAR)) {
            body.put("grammar", gbnf);
        } else if (dialect.extensions().contains(Extension.GRAMMAR_FORMAT)) {
            body.putObject(RESPONSE_FORMAT).put("type", "grammar").put("grammar", gbnf);
        } else {
            throw new UnsupportedRequest(RESPONSE_FORMAT, "a " + dialect.name() + " server takes no GBNF grammar");
        }
    }

    private static String name(String name) {
        String clean = name.replaceAll("[^a-zA-Z0-9_-]", "_");
        return clean.isEmpty() ? "answer" : clean.substring(0, Math.min(clean.length(), LONGEST_NAME));
    }

    /** OpenAI refuses {@code strict} unless every object lists all its properties as required and allows no others. */
    private static boolean inStrictSubset(JsonNode schema) {
        if (schema.path("properties").isObject()) {
            JsonNode properties = schema.path("properties");
            if (!schema.path("additionalProperties").isBoolean()
                    || schema.path("additionalProperties").asBoolean()
                    || schema.path("required").size() != properties.size()) {
                return false;
            }
        }
        for (JsonNode child : schema) {
            if (child.isContainerNode() && !inStrictSubset(child)) {
                return false;
            }
        }
        return true;
    }
}
