package dev.wenshu.inference.openai.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.ResponseFormat;
import dev.wenshu.inference.generation.Tool;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.inference.openai.dialect.Dialect;
import dev.wenshu.inference.openai.dialect.Dialect.SchemaRequest;
import dev.wenshu.inference.openai.dialect.Dialect.ToolChoice;
import dev.wenshu.inference.openai.image.ImageGate;
import dev.wenshu.kernel.Json;
import java.util.List;
import java.util.Optional;

/**
 * Writes a request in a dialect. What the dialect cannot carry is an {@link UnsupportedRequest}, never left out, unless it is
 * a wish (thinking).
 */
public final class RequestBody {
    private static final int MOST_STOPS = 4;

    private final Dialect dialect;
    private final String model;
    private final boolean stream;
    private final Optional<ImageGate> images;

    /**
     * For one model.
     *
     * @param images empty where the model takes none
     */
    public RequestBody(Dialect dialect, String model, boolean stream, Optional<ImageGate> images) {
        this.dialect = dialect;
        this.model = model;
        this.stream = stream;
        this.images = images;
    }

    /** The body for chat completions or, for a raw prompt, completions. */
    public ObjectNode of(GenerationRequest request) {
        ObjectNode body = Json.mapper().createObjectNode().put("model", model);
        switch (request.prompt()) {
            case Prompt.Chat chat -> chat(body, chat, request);
            case Prompt.Raw raw -> raw(body, raw, request);
        }
        stops(body, request.stop());
        if (stream) {
            body.put("stream", true);
            if (dialect.streamUsage()) {
                body.putObject("stream_options").put("include_usage", true);
            }
        }
        SamplingBody.write(body, request.sampling(), dialect);
        return body;
    }

    private void chat(ObjectNode body, Prompt.Chat chat, GenerationRequest request) {
        ArrayNode messages = body.putArray("messages");
        if (request.format() instanceof ResponseFormat.JsonSchema schema
                && dialect.schema() == SchemaRequest.INSTRUCTION) {
            messages.addObject()
                    .put("role", "system")
                    .put(
                            "content",
                            "Answer with JSON that is valid against this JSON Schema, and nothing else: "
                                    + schema.schema());
        }
        new MessageBody(dialect, images).write(messages, chat.messages());
        tools(body, chat);
        if (request.maxTokens() > 0) {
            body.put(dialect.maxTokens(), request.maxTokens());
        }
        if (request.topLogprobs() != GenerationRequest.NO_LOGPROBS) {
            needLogprobs();
            body.put("logprobs", true);
            if (request.topLogprobs() > 0) {
                body.put("top_logprobs", request.topLogprobs());
            }
        }
        FormatBody.write(body, request.format(), dialect);
        ThinkingBody.write(body, request.thinking(), dialect);
    }

    private void raw(ObjectNode body, Prompt.Raw raw, GenerationRequest request) {
        if (!dialect.rawPrompts()) {
            throw new UnsupportedRequest(
                    "prompt", "a " + dialect.name() + " server takes conversations, no raw prompts");
        }
        body.put("prompt", raw.text());
        if (request.maxTokens() > 0) {
            body.put("max_tokens", request.maxTokens());
        }
        if (request.topLogprobs() != GenerationRequest.NO_LOGPROBS) {
            needLogprobs();
            body.put("logprobs", request.topLogprobs());
        }
        FormatBody.write(body, request.format(), dialect);
    }

    private void needLogprobs() {
        if (!dialect.logprobs()) {
            throw new UnsupportedRequest("logprobs", "a " + dialect.name() + " server gives no log probabilities");
        }
    }

    private void stops(ObjectNode body, List<String> stops) {
        if (stops.size() > MOST_STOPS) {
            throw new UnsupportedRequest("stop", "at most " + MOST_STOPS + " stop texts can be given");
        }
        if (!stops.isEmpty()) {
            stops.forEach(body.putArray("stop")::add);
        }
    }

    private void tools(ObjectNode body, Prompt.Chat chat) {
        if (chat.tools().isEmpty()) {
            return;
        }
        List<Tool> offered = chat.tools();
        Tool.Choice choice = chat.toolChoice();
        if (choice instanceof Tool.Choice.Named named && dialect.toolChoice() == ToolChoice.NO_NAMED) {
            offered = offered.stream()
                    .filter(tool -> tool.name().equals(named.name()))
                    .toList();
            choice = new Tool.Choice.Required();
        }
        if (choice instanceof Tool.Choice.None && dialect.toolChoice() == ToolChoice.AUTO_ONLY) {
            return;
        }
        ArrayNode tools = body.putArray("tools");
        for (Tool tool : offered) {
            ObjectNode function = tools.addObject()
                    .put("type", "function")
                    .putObject("function")
                    .put("name", tool.name());
            function.put("description", tool.description()).set("parameters", tool.parameters());
        }
        toolChoice(body, choice);
    }

    private void toolChoice(ObjectNode body, Tool.Choice choice) {
        switch (choice) {
            case Tool.Choice.Auto _ -> {}
            case Tool.Choice.None _ -> body.put("tool_choice", "none");
            case Tool.Choice.Required _ -> {
                needToolChoice();
                body.put("tool_choice", "required");
            }
            case Tool.Choice.Named named -> {
                needToolChoice();
                body.putObject("tool_choice")
                        .put("type", "function")
                        .putObject("function")
                        .put("name", named.name());
            }
        }
    }

    private void needToolChoice() {
        if (dialect.toolChoice() == ToolChoice.AUTO_ONLY) {
            throw new UnsupportedRequest(
                    "tool_choice", "a " + dialect.name() + " server ignores it: only auto and none work");
        }
    }
}
