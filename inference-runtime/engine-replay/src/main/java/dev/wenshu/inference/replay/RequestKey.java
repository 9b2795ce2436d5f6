package dev.wenshu.inference.replay;

import dev.wenshu.inference.Embedding.EmbeddingRequest;
import dev.wenshu.inference.TextRecognition.RecognitionRequest;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.ResponseFormat;
import dev.wenshu.inference.generation.Sampling;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.kernel.ContentHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.TreeMap;

/** The hash under which an answer is recorded: of the port, the model and the content, each with its length. */
final class RequestKey {
    private final MessageDigest digest = ContentHash.sha256();

    private RequestKey(String port) {
        add(port.getBytes(StandardCharsets.UTF_8));
    }

    static ContentHash of(EmbeddingRequest request) {
        RequestKey key = new RequestKey("embedding");
        key.add(request.model().getBytes(StandardCharsets.UTF_8));
        request.texts().forEach(text -> key.add(text.getBytes(StandardCharsets.UTF_8)));
        return ContentHash.of(key.digest);
    }

    static ContentHash of(RecognitionRequest request) {
        RequestKey key = new RequestKey("text-recognition");
        key.add(request.model().getBytes(StandardCharsets.UTF_8));
        key.add(request.image());
        return ContentHash.of(key.digest);
    }

    /** Of what decides an answer; on whose behalf it is asked for does not. */
    static ContentHash of(GenerationRequest request) {
        RequestKey key = new RequestKey("text-generation");
        key.add(request.model());
        switch (request.prompt()) {
            case Prompt.Raw raw -> key.add("raw", raw.text());
            case Prompt.Chat chat -> key.add(chat);
        }
        switch (request.format()) {
            case ResponseFormat.Text _ -> key.add("text");
            case ResponseFormat.JsonObject _ -> key.add("json_object");
            case ResponseFormat.JsonSchema schema ->
                key.add("json_schema", schema.name(), schema.schema().toString());
            case ResponseFormat.Grammar grammar -> key.add("grammar", grammar.gbnf());
        }
        key.add(request.sampling());
        Thinking thinking = request.thinking();
        key.add(thinking.mode().name(), String.valueOf(thinking.maxTokens()), String.valueOf(thinking.maxTime()));
        key.add(String.valueOf(request.maxTokens()), String.valueOf(request.topLogprobs()));
        request.stop().forEach(key::add);
        return ContentHash.of(key.digest);
    }

    private void add(Prompt.Chat chat) {
        add("chat", String.valueOf(chat.messages().size()));
        for (Message message : chat.messages()) {
            add(message.role().name(), String.valueOf(message.reasoning()), String.valueOf(message.toolCallId()));
            for (Message.Part part : message.parts()) {
                switch (part) {
                    case Message.Part.Text text -> add("text", text.text());
                    case Message.Part.Image image -> {
                        add("image", image.mediaType());
                        add(image.image());
                    }
                }
            }
            message.toolCalls().forEach(call -> add("call", call.id(), call.name(), call.arguments()));
        }
        chat.tools()
                .forEach(tool -> add(
                        "tool",
                        tool.name(),
                        tool.description(),
                        tool.parameters().toString()));
        add(chat.toolChoice().toString());
    }

    /** Biases in the order of their tokens: a map's own differs from run to run. */
    private void add(Sampling sampling) {
        add(
                String.valueOf(sampling.temperature()),
                String.valueOf(sampling.topP()),
                String.valueOf(sampling.topK()),
                String.valueOf(sampling.minP()),
                String.valueOf(sampling.seed()),
                String.valueOf(sampling.presencePenalty()),
                String.valueOf(sampling.frequencyPenalty()),
                String.valueOf(sampling.repetitionPenalty()),
                new TreeMap<>(sampling.logitBias()).toString());
    }

    private void add(String... parts) {
        for (String part : parts) {
            add(part.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void add(byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
        digest.update(part);
    }
}
