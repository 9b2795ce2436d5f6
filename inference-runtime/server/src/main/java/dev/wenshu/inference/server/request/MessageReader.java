package dev.wenshu.inference.server.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Message.Part;
import dev.wenshu.inference.generation.Message.Role;
import dev.wenshu.inference.generation.ToolCall;
import dev.wenshu.inference.server.http.Parameters;
import java.util.List;
import java.util.Optional;

/** Reads {@code messages}. One for each request: it counts the images. */
final class MessageReader {
    private static final int MAX_MESSAGES = 10_000;
    private static final int MAX_PARTS = 10_000;
    private static final int MAX_CALLS = 128;
    private static final int MAX_NAME = 200;
    private static final int ANY_LENGTH = Integer.MAX_VALUE;

    private final ImageReader images;

    MessageReader(ImageLimits limits) {
        this.images = new ImageReader(limits);
    }

    List<Message> messages(Parameters body) {
        List<Message> messages = body.objects("messages", MAX_MESSAGES).stream()
                .map(this::message)
                .toList();
        if (messages.isEmpty()) {
            throw body.wrong("messages", "is required, with at least one message");
        }
        return messages;
    }

    private Message message(Parameters message) {
        Role role = switch (message.requiredText("role", MAX_NAME)) {
            case "system", "developer" -> Role.SYSTEM;
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            case "tool" -> Role.TOOL;
            default -> throw message.wrong("role", "is system, developer, user, assistant or tool");
        };
        List<Part> parts = parts(message);
        List<ToolCall> calls = role == Role.ASSISTANT ? calls(message) : List.of();
        if (parts.isEmpty() && calls.isEmpty() && role != Role.ASSISTANT) {
            throw message.wrong("content", "is required");
        }
        return new Message(
                role,
                parts,
                role == Role.ASSISTANT ? reasoning(message).orElse(null) : null,
                calls,
                role == Role.TOOL ? message.requiredText("tool_call_id", MAX_NAME) : null);
    }

    private List<Part> parts(Parameters message) {
        Optional<JsonNode> content = message.find("content");
        if (content.filter(JsonNode::isTextual).isPresent()) {
            return List.of(new Part.Text(message.text("content", ANY_LENGTH, "")));
        }
        return message.objects("content", MAX_PARTS).stream().map(this::part).toList();
    }

    private Part part(Parameters part) {
        return switch (part.requiredText("type", MAX_NAME)) {
            case "text" -> new Part.Text(part.text("text", ANY_LENGTH, ""));
            case "refusal" -> new Part.Text(part.text("refusal", ANY_LENGTH, ""));
            case "image_url" -> images.read(part.requiredObject("image_url"));
            default -> throw part.wrong("type", "is text or image_url");
        };
    }

    private static Optional<String> reasoning(Parameters message) {
        String text = message.text("reasoning_content", ANY_LENGTH, message.text("reasoning", ANY_LENGTH, ""));
        return Optional.of(text).filter(given -> !given.isEmpty());
    }

    private static List<ToolCall> calls(Parameters message) {
        return message.objects("tool_calls", MAX_CALLS).stream()
                .map(call -> {
                    Parameters function = call.requiredObject("function");
                    return new ToolCall(
                            call.requiredText("id", MAX_NAME),
                            function.requiredText("name", MAX_NAME),
                            function.text("arguments", ANY_LENGTH, "{}"));
                })
                .toList();
    }
}
