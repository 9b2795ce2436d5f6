package dev.wenshu.inference.server.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.generation.Tool;
import dev.wenshu.inference.server.http.Parameters;
import dev.wenshu.kernel.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code tools} and {@code tool_choice}. */
final class ToolReader {
    private static final int MAX_TOOLS = 128;
    private static final int MAX_NAME = 64;
    private static final int MAX_DESCRIPTION = 64 * 1024;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    private ToolReader() {}

    static List<Tool> tools(Parameters body) {
        List<Tool> tools =
                body.objects("tools", MAX_TOOLS).stream().map(ToolReader::tool).toList();
        Set<String> names = new HashSet<>();
        tools.forEach(tool -> {
            if (!names.add(tool.name())) {
                throw body.wrong("tools", "names a function twice");
            }
        });
        return tools;
    }

    static Tool.Choice choice(Parameters body, List<Tool> tools) {
        Tool.Choice choice = body.find("tool_choice")
                .map(node -> node.isTextual() ? byWord(body, node) : named(body))
                .orElseGet(Tool.Choice.Auto::new);
        boolean satisfiable = switch (choice) {
            case Tool.Choice.Auto auto -> true;
            case Tool.Choice.None none -> true;
            case Tool.Choice.Required required -> !tools.isEmpty();
            case Tool.Choice.Named named ->
                tools.stream().anyMatch(tool -> tool.name().equals(named.name()));
        };
        if (!satisfiable) {
            throw body.wrong("tool_choice", "asks for a function that is not among the tools");
        }
        return choice;
    }

    private static Tool tool(Parameters tool) {
        if (!tool.text("type", MAX_NAME, "function").equals("function")) {
            throw tool.wrong("type", "can only be function");
        }
        Parameters function = tool.requiredObject("function");
        return new Tool(
                name(function),
                function.text("description", MAX_DESCRIPTION, ""),
                function.object("parameters").map(Parameters::node).orElseGet(ToolReader::noParameters));
    }

    private static String name(Parameters function) {
        String name = function.requiredText("name", MAX_NAME);
        if (!NAME.matcher(name).matches()) {
            throw function.wrong("name", "is made of letters, digits, _ and -");
        }
        return name;
    }

    private static ObjectNode noParameters() {
        ObjectNode schema = Json.mapper().createObjectNode().put("type", "object");
        schema.putObject("properties");
        return schema;
    }

    private static Tool.Choice byWord(Parameters body, JsonNode word) {
        return switch (word.textValue()) {
            case "auto" -> new Tool.Choice.Auto();
            case "none" -> new Tool.Choice.None();
            case "required" -> new Tool.Choice.Required();
            default -> throw body.wrong("tool_choice", "is auto, none, required or a function");
        };
    }

    private static Tool.Choice named(Parameters body) {
        Parameters choice = body.requiredObject("tool_choice");
        if (!choice.text("type", MAX_NAME, "").equals("function")) {
            throw choice.wrong("type", "can only be function");
        }
        return new Tool.Choice.Named(name(choice.requiredObject("function")));
    }
}
