package dev.wenshu.inference.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.generation.Tool;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.kernel.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How an answer is made a tool call: the prefix is put behind the prompt, what the model writes is held to the schema, and the suffix
 * closes the call. All three together are what a {@link ToolCallParser} has to be fed.
 */
public record ForcedCall(String prefix, JsonNode schema, String suffix) {
    private static final String DEFINITIONS = "$defs";
    /** DeepSeek's markup has the name as it is, so that other characters could end it. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}\\p{N}_.-]+");

    /**
     * Empty where the choice forces nothing.
     *
     * @throws UnsupportedRequest where the tool that is named is not among the tools, or the dialect cannot be forced to
     */
    public static Optional<ForcedCall> of(ToolDialect dialect, List<Tool> tools, Tool.Choice choice) {
        return switch (choice) {
            case Tool.Choice.Auto _, Tool.Choice.None _ -> Optional.empty();
            case Tool.Choice.Required _ -> Optional.of(among(dialect, tools));
            case Tool.Choice.Named named ->
                Optional.of(among(
                        dialect,
                        tools.stream()
                                .filter(tool -> tool.name().equals(named.name()))
                                .toList()));
        };
    }

    private static ForcedCall among(ToolDialect dialect, List<Tool> tools) {
        if (tools.isEmpty()) {
            throw new UnsupportedRequest("tool_choice", "it asks for a tool that is not in tools");
        }
        return switch (dialect) {
            case HERMES -> new ForcedCall("<tool_call>\n", schema(tools, "arguments"), "\n</tool_call>");
            case LLAMA3_JSON -> new ForcedCall("", schema(tools, "parameters"), "");
            case MISTRAL -> new ForcedCall("[TOOL_CALLS][", schema(tools, "arguments"), "]");
            case DEEPSEEK -> deepSeek(tools);
            case NONE -> throw new UnsupportedRequest("tool_choice", "this model's chat template has no tools");
        };
    }

    private static ForcedCall deepSeek(List<Tool> tools) {
        if (tools.size() > 1) {
            throw new UnsupportedRequest("tool_choice", "with this model, name the one tool that has to be called");
        }
        Tool tool = tools.getFirst();
        if (!PLAIN_NAME.matcher(tool.name()).matches()) {
            throw new UnsupportedRequest(
                    "tool_choice",
                    "with this model, the tool that has to be called needs a name of letters, digits, _, . and -");
        }
        return new ForcedCall(
                "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>" + tool.name() + "\n```json\n",
                tool.parameters(),
                "\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜>");
    }

    /** Of one call of one of the tools, with their own definitions under names of their own. */
    private static ObjectNode schema(List<Tool> tools, String arguments) {
        ObjectNode definitions = Json.mapper().createObjectNode();
        ArrayNode calls = Json.mapper().createArrayNode();
        for (int i = 0; i < tools.size(); i++) {
            Tool tool = tools.get(i);
            JsonNode parameters = renamed(tool.parameters(), "tool" + i + "_");
            if (parameters instanceof ObjectNode own && own.remove(DEFINITIONS) instanceof ObjectNode moved) {
                String prefix = "tool" + i + "_";
                moved.properties().forEach(entry -> definitions.set(prefix + entry.getKey(), entry.getValue()));
            }
            ObjectNode call = calls.addObject().put("type", "object");
            ObjectNode properties = call.putObject("properties");
            properties.putObject("name").putArray("enum").add(tool.name());
            properties.set(arguments, parameters);
            call.putArray("required").add("name").add(arguments);
            call.put("additionalProperties", false);
        }
        ObjectNode schema =
                calls.size() == 1 ? (ObjectNode) calls.get(0) : Json.mapper().createObjectNode();
        if (calls.size() > 1) {
            schema.set("anyOf", calls);
        }
        if (!definitions.isEmpty()) {
            schema.set(DEFINITIONS, definitions);
        }
        return schema;
    }

    private static JsonNode renamed(JsonNode node, String prefix) {
        JsonNode copy = node.deepCopy();
        copy.findParents("$ref").forEach(parent -> {
            String target = parent.path("$ref").asText();
            if (target.startsWith("#/" + DEFINITIONS + "/")) {
                ((ObjectNode) parent)
                        .put("$ref", target.replace("#/" + DEFINITIONS + "/", "#/" + DEFINITIONS + "/" + prefix));
            }
        });
        return copy;
    }
}
