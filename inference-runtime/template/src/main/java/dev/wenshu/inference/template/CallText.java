package dev.wenshu.inference.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import dev.wenshu.kernel.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A call as a model wrote it; {@code id} is null where it wrote none. */
record CallText(@Nullable String id, String name, String arguments) {
    private static final Pattern DEEPSEEK_CALL =
            Pattern.compile("<｜tool▁call▁begin｜>(.*?)(?:<｜tool▁call▁end｜>|$)", Pattern.DOTALL);
    private static final String DEEPSEEK_SEPARATOR = "<｜tool▁sep｜>";
    private static final String MISTRAL_ARGUMENTS = "[ARGS]";

    /** The calls of what stands between a dialect's tags; empty where it is malformed. */
    static List<CallText> in(ToolDialect dialect, String body) {
        try {
            return switch (dialect) {
                case HERMES -> List.of(ofJson(Json.mapper().readTree(body), "arguments"));
                case LLAMA3_JSON -> llama(body);
                case MISTRAL -> mistral(body.strip());
                case DEEPSEEK ->
                    DEEPSEEK_CALL
                            .matcher(body)
                            .results()
                            .map(CallText::deepSeek)
                            .toList();
                case NONE -> List.of();
            };
        } catch (JsonProcessingException | IllegalArgumentException _) {
            return List.of();
        }
    }

    private static List<CallText> llama(String body) throws JsonProcessingException {
        List<CallText> calls = new ArrayList<>();
        try (MappingIterator<JsonNode> values = Json.mapper()
                .readerFor(JsonNode.class)
                .readValues(body.replace("<|python_tag|>", "").replaceAll("}\\s*;\\s*\\{", "}{"))) {
            while (values.hasNext()) {
                calls.add(ofJson(values.next(), "parameters"));
            }
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("not a call", e);
        }
        return calls;
    }

    private static List<CallText> mistral(String body) throws JsonProcessingException {
        int arguments = body.indexOf(MISTRAL_ARGUMENTS);
        if (arguments > 0 && !body.startsWith("[") && !body.startsWith("{")) {
            String json = body.substring(arguments + MISTRAL_ARGUMENTS.length());
            return List.of(new CallText(null, body.substring(0, arguments).strip(), object(json)));
        }
        List<CallText> calls = new ArrayList<>();
        JsonNode tree = Json.mapper().readTree(body);
        for (JsonNode call :
                tree.isArray() ? tree : Json.mapper().createArrayNode().add(tree)) {
            calls.add(ofJson(call, "arguments"));
        }
        return calls;
    }

    private static CallText deepSeek(MatchResult call) {
        String text = call.group(1);
        int separator = text.indexOf(DEEPSEEK_SEPARATOR);
        if (separator < 0) {
            throw new IllegalArgumentException("a call without a name");
        }
        String before = text.substring(0, separator).strip();
        String after = text.substring(separator + DEEPSEEK_SEPARATOR.length());
        int fence = after.indexOf("```json");
        if (fence < 0) {
            return new CallText(null, named(before), object(after));
        }
        int end = after.lastIndexOf("```");
        String json = after.substring(fence + "```json".length(), end > fence ? end : after.length());
        return new CallText(null, named(after.substring(0, fence).strip()), object(json));
    }

    private static CallText ofJson(JsonNode call, String arguments) {
        JsonNode given = call.has(arguments) ? call.path(arguments) : call.path("arguments");
        String json = given.isTextual() ? given.textValue() : given.toString();
        if (!call.path("name").isTextual() || given.isMissingNode()) {
            throw new IllegalArgumentException("a call without name or arguments");
        }
        return new CallText(call.path("id").textValue(), named(call.path("name").textValue()), object(json));
    }

    private static String named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a call without a name");
        }
        return name;
    }

    private static String object(String json) {
        try {
            if (Json.mapper().readTree(json).isObject()) {
                return json.strip();
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("arguments that are not JSON", e);
        }
        throw new IllegalArgumentException("arguments that are no object");
    }
}
