package dev.wenshu.inference.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Tool;
import dev.wenshu.inference.generation.ToolCall;
import dev.wenshu.inference.template.jinja.Absent;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Messages and tools as the values that templates expect, in the form that one template can take. */
final class Conversation {
    private static final int MISTRAL_ID = 9;

    private final Form form;
    private final boolean shortIds;
    private final UnaryOperator<String> written;

    /** {@code written} says how each text of the conversation goes into the prompt, names and keys included. */
    Conversation(Form form, boolean shortIds, UnaryOperator<String> written) {
        this.form = form;
        this.shortIds = shortIds;
        this.written = written;
    }

    List<Object> messages(List<Message> messages) {
        List<Message> given = form.systemInUser() ? systemInUser(messages) : messages;
        Map<String, String> toolNames = new HashMap<>();
        List<Object> values = new ArrayList<>();
        for (Message message : given) {
            message.toolCalls().forEach(call -> toolNames.put(call.id(), call.name()));
            values.add(message(message, toolNames));
        }
        return values;
    }

    List<Object> tools(List<Tool> tools) {
        return tools.stream().map(this::tool).toList();
    }

    private Object tool(Tool tool) {
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("name", written.apply(tool.name()));
        function.put("description", written.apply(tool.description()));
        function.put("parameters", value(tool.parameters()));
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("type", "function");
        value.put("function", function);
        return value;
    }

    private Map<String, Object> message(Message message, Map<String, String> toolNames) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("role", message.role().name().toLowerCase(Locale.ROOT));
        String text = message.text();
        boolean onlyCalls = text.isEmpty() && !message.toolCalls().isEmpty();
        value.put("content", onlyCalls && form.contentOfCalls() == Absent.NONE ? Absent.NONE : written.apply(text));
        String reasoning = message.reasoning();
        if (reasoning != null) {
            value.put("reasoning_content", written.apply(reasoning));
        }
        if (!message.toolCalls().isEmpty()) {
            value.put("tool_calls", message.toolCalls().stream().map(this::call).toList());
        }
        String id = message.toolCallId();
        if (id != null) {
            value.put("tool_call_id", id(id));
            value.put("name", written.apply(toolNames.getOrDefault(id, "function")));
        }
        return value;
    }

    private Object call(ToolCall call) {
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("name", written.apply(call.name()));
        function.put(
                "arguments", form.argumentsAsText() ? written.apply(call.arguments()) : arguments(call.arguments()));
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("id", id(call.id()));
        value.put("type", "function");
        value.put("function", function);
        return value;
    }

    /** Text that is not JSON stays as it is: the model wrote it so. */
    private Object arguments(String json) {
        try {
            return value(Json.mapper().readTree(json.isBlank() ? "{}" : json));
        } catch (JsonProcessingException _) {
            return written.apply(json);
        }
    }

    /** Mistral's templates refuse ids that are not of nine letters and digits, which is how their models write them. */
    private String id(String id) {
        return !shortIds || id.matches("[A-Za-z0-9]{9}")
                ? written.apply(id)
                : ContentHash.of(id.getBytes(StandardCharsets.UTF_8)).hex().substring(0, MISTRAL_ID);
    }

    private static List<Message> systemInUser(List<Message> messages) {
        List<Message> result = new ArrayList<>();
        StringBuilder system = new StringBuilder();
        for (Message message : messages) {
            if (message.role() == Message.Role.SYSTEM) {
                system.append(message.text()).append("\n\n");
            } else if (message.role() == Message.Role.USER && !system.isEmpty()) {
                result.add(Message.user(system + message.text()));
                system.setLength(0);
            } else {
                result.add(message);
            }
        }
        if (!system.isEmpty()) {
            result.add(Message.user(system.toString().strip()));
        }
        return result;
    }

    private Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT, POJO -> {
                Map<String, Object> map = new LinkedHashMap<>();
                node.properties().forEach(entry -> map.put(written.apply(entry.getKey()), value(entry.getValue())));
                yield map;
            }
            case ARRAY -> node.valueStream().map(this::value).toList();
            case STRING, BINARY -> written.apply(node.asText());
            case BOOLEAN -> node.booleanValue();
            case NUMBER ->
                node.isIntegralNumber() && node.canConvertToLong()
                        ? (Object) node.longValue()
                        : (Object) node.doubleValue();
            case NULL, MISSING -> Absent.NONE;
        };
    }

    /**
     * What templates differ in.
     *
     * @param contentOfCalls what the content of a message is that has calls only: NONE, or UNDEFINED for an empty string
     * @param systemInUser there is no system message; its text goes before the next user's
     */
    record Form(Absent contentOfCalls, boolean argumentsAsText, boolean systemInUser) {}
}
