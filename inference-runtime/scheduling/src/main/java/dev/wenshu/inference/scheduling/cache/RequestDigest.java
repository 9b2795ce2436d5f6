package dev.wenshu.inference.scheduling.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.ResponseFormat;
import dev.wenshu.inference.generation.Sampling;
import dev.wenshu.inference.generation.Tool;
import dev.wenshu.inference.generation.ToolCall;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of everything in a request that an answer depends on, every piece led by its length or kind, so that no two
 * requests run together into the same bytes. JSON counts as written: the order of a schema's properties shapes the answer.
 */
final class RequestDigest {
    private final MessageDigest digest = ContentHash.sha256();

    private RequestDigest() {}

    static ContentHash of(GenerationRequest request, String model, String modelVersion, String promptVersion) {
        RequestDigest it = new RequestDigest();
        it.text(model).text(modelVersion).text(promptVersion);
        it.text(request.context().department()).text(request.context().document());
        it.prompt(request.prompt());
        it.format(request.format());
        it.sampling(request.sampling());
        it.text(request.thinking().mode().name()).number(request.thinking().maxTokens());
        it.text(String.valueOf(request.thinking().maxTime()));
        it.number(request.maxTokens()).number(request.topLogprobs());
        it.number(request.stop().size());
        request.stop().forEach(it::text);
        return ContentHash.of(it.digest);
    }

    private void prompt(Prompt prompt) {
        switch (prompt) {
            case Prompt.Raw raw -> text("raw").text(raw.text());
            case Prompt.Chat chat -> {
                text("chat").number(chat.messages().size());
                chat.messages().forEach(this::message);
                number(chat.tools().size());
                for (Tool tool : chat.tools()) {
                    text(tool.name()).text(tool.description()).json(tool.parameters());
                }
                choice(chat.toolChoice());
            }
        }
    }

    private void message(Message message) {
        text(message.role().name()).number(message.parts().size());
        for (Message.Part part : message.parts()) {
            switch (part) {
                case Message.Part.Text text -> text("text").text(text.text());
                case Message.Part.Image image ->
                    text("image").text(image.mediaType()).bytes(image.image());
            }
        }
        optional(message.reasoning()).number(message.toolCalls().size());
        for (ToolCall call : message.toolCalls()) {
            text(call.id()).text(call.name()).text(call.arguments());
        }
        optional(message.toolCallId());
    }

    private void choice(Tool.Choice choice) {
        switch (choice) {
            case Tool.Choice.Auto _ -> text("auto");
            case Tool.Choice.None _ -> text("none");
            case Tool.Choice.Required _ -> text("required");
            case Tool.Choice.Named named -> text("named").text(named.name());
        }
    }

    private void format(ResponseFormat format) {
        switch (format) {
            case ResponseFormat.Text _ -> text("text");
            case ResponseFormat.JsonObject _ -> text("json");
            case ResponseFormat.JsonSchema schema ->
                text("schema").text(schema.name()).json(schema.schema());
            case ResponseFormat.Grammar grammar -> text("grammar").text(grammar.gbnf());
        }
    }

    private void sampling(Sampling sampling) {
        real(sampling.temperature())
                .real(sampling.topP())
                .number(sampling.topK())
                .real(sampling.minP());
        text(sampling.seed().toString());
        real(sampling.presencePenalty()).real(sampling.frequencyPenalty()).real(sampling.repetitionPenalty());
        number(sampling.logitBias().size());
        new TreeMap<>(sampling.logitBias())
                .forEach((token, bias) -> number(token).real(bias));
    }

    private RequestDigest json(JsonNode node) {
        try {
            return bytes(Json.mapper().writeValueAsBytes(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can be written", e);
        }
    }

    private RequestDigest optional(@Nullable String value) {
        return value == null ? number(-1) : text(value);
    }

    private RequestDigest text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    private RequestDigest bytes(byte[] value) {
        number(value.length);
        digest.update(value);
        return this;
    }

    private RequestDigest number(int value) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(value).flip());
        return this;
    }

    private RequestDigest real(double value) {
        digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(value).flip());
        return this;
    }
}
