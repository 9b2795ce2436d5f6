package dev.wenshu.inference.guards.probe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.ResponseFormat;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.inference.generation.Tool;
import dev.wenshu.inference.guards.structured.AnswerCheck;
import dev.wenshu.inference.guards.structured.StructuredAnswer;
import dev.wenshu.kernel.Json;
import java.util.List;

/** What the probe asks, and what is wrong with an answer. */
final class ProbeQuestion {
    private static final int SHORT = 32;
    private static final int WITH_REASONING = 512;
    private static final ResponseFormat.JsonSchema SUM = new ResponseFormat.JsonSchema("sum", object("sum", "integer"));
    private static final Tool WEATHER = new Tool("weather", "Tells the weather of a city.", object("city", "string"));

    private ProbeQuestion() {}

    static GenerationRequest of(String model, Capability capability) {
        GenerationRequest plain = GenerationRequest.of(model, chat("Count from one to five in words."))
                .withMaxTokens(SHORT)
                .withThinking(Thinking.off());
        GenerationRequest sum = plain.withPrompt(chat("What is 2 + 3? Answer as JSON like {\"sum\": 0}."));
        Thinking on = new Thinking(Thinking.Mode.ON, 0, null);
        return switch (capability) {
            case PLAIN, STREAMING -> plain;
            case JSON_SCHEMA -> sum.withFormat(SUM).withMaxTokens(2 * SHORT);
            case REASONING -> sum.withThinking(on).withMaxTokens(WITH_REASONING);
            case REASONING_WITH_JSON -> sum.withFormat(SUM).withThinking(on).withMaxTokens(WITH_REASONING);
            case TOOLS ->
                plain.withPrompt(new Prompt.Chat(
                                List.of(Message.user("What is the weather in Berlin?")),
                                List.of(WEATHER),
                                new Tool.Choice.Required()))
                        .withMaxTokens(4 * SHORT);
        };
    }

    /** Empty where the answer shows that it works. */
    static String complaint(Capability capability, GenerationRequest request, Completion completion, int pieces) {
        return switch (capability) {
            case PLAIN -> completion.text().isBlank() ? "the answer is empty" : "";
            case STREAMING -> pieces > 1 ? "" : "the answer came in one piece";
            case JSON_SCHEMA -> json(request, completion);
            case REASONING -> reasoning(completion);
            case REASONING_WITH_JSON -> {
                String missing = reasoning(completion);
                yield missing.isEmpty() ? json(request, completion) : missing;
            }
            case TOOLS ->
                completion.toolCalls().stream().anyMatch(call -> call.name().equals(WEATHER.name()))
                        ? ""
                        : "no tool was called, though one had to be";
        };
    }

    private static String json(GenerationRequest request, Completion completion) {
        return switch (AnswerCheck.check(request.format(), completion.text())) {
            case StructuredAnswer.Valid _ -> "";
            case StructuredAnswer.Invalid invalid ->
                (completion.finishReason() == Completion.FinishReason.LENGTH
                                ? "the answer was cut at its token limit; "
                                : "")
                        + "the answer does not fit the schema: " + String.join(", ", invalid.places());
        };
    }

    private static String reasoning(Completion completion) {
        if (completion.reasoning().isBlank()) {
            return "no reasoning came";
        }
        return completion.text().isBlank() ? "reasoning came, but no answer after it" : "";
    }

    private static Prompt chat(String text) {
        return new Prompt.Chat(List.of(Message.user(text)));
    }

    private static ObjectNode object(String property, String type) {
        ObjectNode schema = Json.mapper().createObjectNode().put("type", "object");
        schema.putObject("properties").putObject(property).put("type", type);
        schema.putArray("required").add(property);
        return schema.put("additionalProperties", false);
    }
}
