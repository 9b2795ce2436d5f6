package dev.wenshu.inference.openai.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Message.Part;
import dev.wenshu.inference.generation.Message.Role;
import dev.wenshu.inference.generation.ToolCall;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.inference.openai.dialect.Dialect;
import dev.wenshu.inference.openai.image.ImageGate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The messages of a conversation. */
final class MessageBody {
    private static final String IMAGES = "messages.content.image_url";

    private final Dialect dialect;
    private final Optional<ImageGate> images;

    MessageBody(Dialect dialect, Optional<ImageGate> images) {
        this.dialect = dialect;
        this.images = images;
    }

    void write(ArrayNode array, List<Message> messages) {
        long count = messages.stream()
                .flatMap(message -> message.parts().stream())
                .filter(Part.Image.class::isInstance)
                .count();
        if (count > 0) {
            int most = gate().limits().images();
            if (count > most) {
                throw new UnsupportedRequest(
                        IMAGES, "the request has " + count + " images, at most " + most + " are taken");
            }
        }
        messages.forEach(message -> write(array.addObject(), message));
    }

    private void write(ObjectNode json, Message message) {
        json.put("role", message.role().name().toLowerCase(Locale.ROOT));
        if (message.hasImages()) {
            parts(json.putArray("content"), message);
        } else if (message.text().isEmpty() && !message.toolCalls().isEmpty()) {
            json.putNull("content");
        } else {
            json.put("content", message.text());
        }
        String reasoning = message.reasoning();
        if (reasoning != null
                && !reasoning.isEmpty()
                && !dialect.reasoningRequest().isEmpty()) {
            json.put(dialect.reasoningRequest(), reasoning);
        }
        if (message.role() == Role.TOOL && message.toolCallId() != null) {
            json.put("tool_call_id", message.toolCallId());
        }
        if (!message.toolCalls().isEmpty()) {
            calls(json.putArray("tool_calls"), message.toolCalls());
        }
    }

    private void parts(ArrayNode content, Message message) {
        for (Part part : message.parts()) {
            switch (part) {
                case Part.Text text -> content.addObject().put("type", "text").put("text", text.text());
                case Part.Image image ->
                    content.addObject()
                            .put("type", "image_url")
                            .putObject("image_url")
                            .put("url", gate().dataAddress(image.image()));
            }
        }
    }

    private ImageGate gate() {
        if (!dialect.imageParts()) {
            throw new UnsupportedRequest(IMAGES, "a " + dialect.name() + " server takes no images");
        }
        return images.orElseThrow(() ->
                new UnsupportedRequest(IMAGES, "the model takes no images: choose one that is set up with vision"));
    }

    private static void calls(ArrayNode array, List<ToolCall> calls) {
        for (ToolCall call : calls) {
            array.addObject()
                    .put("id", call.id())
                    .put("type", "function")
                    .putObject("function")
                    .put("name", call.name())
                    .put("arguments", call.arguments());
        }
    }
}
