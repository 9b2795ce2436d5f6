package dev.wenshu.inference.grammar.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** One schema that says what two say, where that can be said. */
final class Merge {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final At at;

    private Merge(At at) {
        this.at = at;
    }

    static At of(At at, JsonNode one, JsonNode other) {
        Merge merge = new Merge(at);
        if (one.isBoolean()) {
            return at.with(one.booleanValue() ? other : one);
        }
        if (other.isBoolean()) {
            return at.with(other.booleanValue() ? one : other);
        }
        if (!one.isObject() || !other.isObject()) {
            throw at.refused("a schema that is neither an object nor a boolean");
        }
        return at.with(merge.merged((ObjectNode) one, (ObjectNode) other));
    }

    /** Without keywords that say nothing about what is valid, and without one more. */
    static ObjectNode without(JsonNode schema, String keyword) {
        ObjectNode rest = NODES.objectNode();
        for (Map.Entry<String, JsonNode> entry : schema.properties()) {
            if (!entry.getKey().equals(keyword) && !Keywords.ANNOTATIONS.contains(entry.getKey())) {
                rest.set(entry.getKey(), entry.getValue());
            }
        }
        return rest;
    }

    private ObjectNode merged(ObjectNode one, ObjectNode other) {
        ObjectNode result = without(one, "");
        checkClosed(one, other);
        checkClosed(other, one);
        for (Map.Entry<String, JsonNode> entry : without(other, "").properties()) {
            String keyword = entry.getKey();
            JsonNode mine = result.get(keyword);
            result.set(keyword, mine == null ? entry.getValue() : both(keyword, mine, entry.getValue()));
        }
        if (one.path("nullable").asBoolean(false) != other.path("nullable").asBoolean(false)) {
            result.remove("nullable");
        }
        return result;
    }

    /** A schema without further properties forbids those that only the other one declares. */
    private void checkClosed(JsonNode one, JsonNode other) {
        if (one.has("additionalProperties")
                && !one.get("additionalProperties").equals(other.get("additionalProperties"))) {
            for (Map.Entry<String, JsonNode> property : other.path("properties").properties()) {
                if (!one.path("properties").has(property.getKey())) {
                    throw at.refused("additionalProperties", "of one part of a combination with properties of another");
                }
            }
        }
    }

    private JsonNode both(String keyword, JsonNode mine, JsonNode theirs) {
        if (mine.equals(theirs)) {
            return mine;
        }
        return switch (keyword) {
            case "properties" -> properties(mine, theirs);
            case "required", "allOf" -> concatenated(keyword, mine, theirs);
            case "type" -> type(mine, theirs);
            case "enum" -> intersection(mine, theirs);
            case "minimum", "exclusiveMinimum", "minLength", "minItems" -> larger(keyword, mine, theirs);
            case "maximum", "exclusiveMaximum", "maxLength", "maxItems" ->
                larger(keyword, mine, theirs).equals(mine) ? theirs : mine;
            case "nullable" -> mine;
            default -> throw at.refused(keyword, "in more than one part of a combination");
        };
    }

    private JsonNode properties(JsonNode mine, JsonNode theirs) {
        ObjectNode all = NODES.objectNode();
        mine.properties().forEach(property -> all.set(property.getKey(), property.getValue()));
        for (Map.Entry<String, JsonNode> property : theirs.properties()) {
            JsonNode known = all.get(property.getKey());
            all.set(
                    property.getKey(),
                    known == null || known.equals(property.getValue())
                            ? property.getValue()
                            : NODES.objectNode()
                                    .set("allOf", NODES.arrayNode().add(known).add(property.getValue())));
        }
        return all;
    }

    private JsonNode concatenated(String keyword, JsonNode mine, JsonNode theirs) {
        if (!mine.isArray() || !theirs.isArray()) {
            throw at.refused(keyword, "has to be an array");
        }
        return NODES.arrayNode().addAll((ArrayNode) mine).addAll((ArrayNode) theirs);
    }

    private JsonNode type(JsonNode mine, JsonNode theirs) {
        ArrayNode common = NODES.arrayNode();
        for (JsonNode one : mine.isArray() ? mine : NODES.arrayNode().add(mine)) {
            for (JsonNode other : theirs.isArray() ? theirs : NODES.arrayNode().add(theirs)) {
                boolean narrower = "integer".equals(one.textValue()) && "number".equals(other.textValue());
                boolean wider = "number".equals(one.textValue()) && "integer".equals(other.textValue());
                if (one.equals(other) || narrower) {
                    common.add(one);
                } else if (wider) {
                    common.add(TextNode.valueOf("integer"));
                }
            }
        }
        if (common.isEmpty()) {
            throw at.refused("type", "differs between the parts of a combination");
        }
        return common.size() == 1 ? common.get(0) : common;
    }

    private JsonNode intersection(JsonNode mine, JsonNode theirs) {
        ArrayNode common = NODES.arrayNode();
        for (JsonNode one : mine) {
            for (JsonNode other : theirs) {
                if (one.equals(other)) {
                    common.add(one);
                }
            }
        }
        return common;
    }

    private JsonNode larger(String keyword, JsonNode mine, JsonNode theirs) {
        if (!mine.isNumber() || !theirs.isNumber() || !At.isFinite(mine) || !At.isFinite(theirs)) {
            throw at.refused(keyword, "has to be a number");
        }
        return mine.decimalValue().compareTo(theirs.decimalValue()) >= 0 ? mine : theirs;
    }
}
