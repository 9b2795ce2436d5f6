package dev.wenshu.inference.grammar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.wenshu.kernel.Json;
import java.util.List;

/** Schemas as people write them, and a validator that shares no code with the grammars. */
final class Schemas {
    static final String INVOICE = """
            {"type":"object","properties":{
              "number":{"type":"string","minLength":1,"maxLength":20},
              "date":{"type":"string","format":"date"},
              "currency":{"enum":["EUR","USD","CNY"]},
              "total":{"type":"number","minimum":0,"multipleOf":0.01},
              "paid":{"type":"boolean"},
              "note":{"type":["string","null"],"maxLength":9},
              "lines":{"type":"array","minItems":1,"maxItems":3,"items":{"type":"object",
                "properties":{"text":{"type":"string","maxLength":12},"quantity":{"type":"integer","minimum":1,"maximum":999}},
                "required":["text","quantity"],"additionalProperties":false}}},
             "required":["number","date","total","lines"],"additionalProperties":false}""";
    static final String TREE = """
            {"$ref":"#/$defs/node","$defs":{"node":{"type":"object","properties":{
              "name":{"type":"string","pattern":"^[a-z]{1,4}$"},
              "children":{"type":"array","items":{"$ref":"#/$defs/node"},"maxItems":2}},
             "required":["name"],"additionalProperties":false}}}""";
    static final List<String> ALL = List.of(
            INVOICE,
            TREE,
            "{}",
            "{\"type\":\"object\"}",
            "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"},\"ab\":{\"type\":\"null\"}},"
                    + "\"additionalProperties\":{\"type\":\"boolean\"}}",
            "{\"type\":\"object\",\"properties\":{\"a\":{},\"b\":{\"type\":\"number\"},\"c\":{\"const\":\"x\\\"\\\\y\"}}}",
            "{\"type\":\"object\",\"properties\":{\"a\":{\"const\":1}},\"required\":[\"a\",\"zz\"]}",
            "{\"anyOf\":[{\"type\":\"integer\",\"exclusiveMinimum\":-12,\"maximum\":1005},{\"type\":\"null\"},"
                    + "{\"type\":\"array\",\"prefixItems\":[{\"type\":\"boolean\"},{\"type\":\"string\",\"maxLength\":3}],"
                    + "\"items\":{\"type\":\"null\"},\"minItems\":1,\"maxItems\":5}]}",
            "{\"allOf\":[{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"maxLength\":2}},\"required\":[\"a\"]},"
                    + "{\"properties\":{\"b\":{\"type\":\"integer\"}},\"required\":[\"b\"]}]}",
            "{\"type\":\"object\",\"properties\":{\"k\":{\"type\":\"string\"}},\"oneOf\":["
                    + "{\"properties\":{\"k\":{\"const\":\"a\"}},\"required\":[\"k\"]},"
                    + "{\"properties\":{\"k\":{\"const\":\"b\"},\"n\":{\"type\":\"integer\"}},\"required\":[\"k\",\"n\"]}]}",
            "{\"type\":\"number\",\"minimum\":-1.25,\"exclusiveMaximum\":0.5}",
            "{\"type\":\"number\",\"exclusiveMinimum\":-3,\"exclusiveMaximum\":0}",
            "{\"type\":\"number\",\"minimum\":99.5,\"maximum\":100.25}",
            "{\"type\":\"number\",\"exclusiveMinimum\":0,\"maximum\":1}",
            "{\"type\":\"number\"}",
            "{\"type\":\"integer\",\"minimum\":-70,\"maximum\":-8}",
            "{\"type\":\"string\",\"format\":\"date\"}",
            "{\"type\":\"string\",\"format\":\"time\"}",
            "{\"type\":\"string\",\"format\":\"date-time\"}",
            "{\"type\":\"string\",\"format\":\"uuid\"}",
            "{\"type\":\"string\",\"format\":\"uri\"}",
            "{\"type\":\"string\",\"format\":\"ipv4\"}",
            "{\"type\":\"string\",\"format\":\"hostname\"}",
            "{\"type\":\"string\",\"pattern\":\"^(DE|FR)-\\\\d{3,5}(/[A-Z\\\\u4e00-\\\\u9fa5]+)?$\"}",
            "{\"type\":\"string\",\"pattern\":\"a.c\",\"maxLength\":6}",
            "{\"type\":\"string\",\"pattern\":\"^(ab|\\\"\\\\s)*$\",\"minLength\":3,\"maxLength\":7}",
            "{\"type\":\"string\",\"pattern\":\"^[^\\\\s\\\\w]{2}\\\\S\"}",
            "{\"type\":\"string\",\"minLength\":3,\"maxLength\":5}",
            "{\"type\":\"array\",\"items\":{\"type\":\"string\",\"maxLength\":1},\"minItems\":2,\"maxItems\":4}",
            "{\"enum\":[\"a\",1,1.5,null,true,{\"a\":[1,2]},\"\u4e2d\\n\"]}",
            "{\"type\":\"string\",\"nullable\":true,\"maxLength\":3}");

    private static final SchemaRegistry VALIDATORS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private Schemas() {}

    static JsonNode json(String text) {
        try {
            return Json.mapper()
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static Grammar grammar(String schema) {
        return Grammars.ofSchema(json(schema));
    }

    /** What the validator objects to; it does not know {@code nullable}. */
    static List<String> problems(String schema, String text) {
        JsonNode parsed = json(text);
        JsonNode rules = json(schema);
        if (parsed.isNull() && rules.path("nullable").asBoolean()) {
            return List.of();
        }
        return VALIDATORS.getSchema(rules).validate(parsed).stream()
                .map(Object::toString)
                .toList();
    }
}
