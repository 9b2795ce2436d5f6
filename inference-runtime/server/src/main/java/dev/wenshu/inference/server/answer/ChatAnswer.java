package dev.wenshu.inference.server.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.ToolCall;
import java.util.List;
import java.util.Locale;

/** {@code chat.completion} and {@code chat.completion.chunk}; reasoning is in {@code reasoning_content}, apart from the answer. */
public final class ChatAnswer implements AnswerWriter {
    private static final String CHUNK = "chat.completion.chunk";

    private final AnswerHead head;

    public ChatAnswer(AnswerHead head) {
        this.head = head;
    }

    @Override
    public String whole(List<Completion> choices, Usage usage) {
        ObjectNode answer = head.object("chat.completion", choices.getFirst().model());
        ArrayNode array = answer.putArray("choices");
        for (Completion completion : choices) {
            ObjectNode choice = array.addObject().put("index", array.size() - 1);
            message(choice.putObject("message"), completion);
            choice.set("logprobs", LogprobsJson.ofChat(completion.logprobs()));
            choice.put("finish_reason", reason(completion));
        }
        answer.set("usage", UsageJson.of(usage));
        return answer.toString();
    }

    @Override
    public String begin(int choice) {
        ObjectNode chunk = head.chunk(CHUNK, head.requestedModel());
        open(chunk, choice).put("role", "assistant").put("content", "");
        return chunk.toString();
    }

    @Override
    public String delta(int choice, Delta delta) {
        ObjectNode chunk = head.chunk(CHUNK, head.requestedModel());
        ObjectNode json = open(chunk, choice);
        switch (delta) {
            case Delta.Text text -> {
                json.put("content", text.text());
                if (!text.logprobs().isEmpty()) {
                    ((ObjectNode) chunk.path("choices").path(0)).set("logprobs", LogprobsJson.ofChat(text.logprobs()));
                }
            }
            case Delta.Reasoning reasoning -> json.put("reasoning_content", reasoning.text());
            case Delta.ToolCallPart part -> toolCall(json, part);
        }
        return chunk.toString();
    }

    @Override
    public String end(int choice, Completion completion) {
        ObjectNode chunk = head.chunk(CHUNK, completion.model());
        open(chunk, choice);
        ((ObjectNode) chunk.path("choices").path(0)).put("finish_reason", reason(completion));
        return chunk.toString();
    }

    @Override
    public String usage(Completion completion, Usage usage) {
        ObjectNode chunk = head.chunk(CHUNK, completion.model());
        chunk.putArray("choices");
        chunk.set("usage", UsageJson.of(usage));
        return chunk.toString();
    }

    static String reason(Completion completion) {
        return completion.finishReason().name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode open(ObjectNode chunk, int choice) {
        ObjectNode object = chunk.putArray("choices").addObject().put("index", choice);
        ObjectNode delta = object.putObject("delta");
        object.putNull("logprobs").putNull("finish_reason");
        return delta;
    }

    private static void message(ObjectNode message, Completion completion) {
        message.put("role", "assistant");
        boolean onlyCalls =
                completion.text().isEmpty() && !completion.toolCalls().isEmpty();
        message.put("content", onlyCalls ? null : completion.text()).putNull("refusal");
        if (!completion.reasoning().isEmpty()) {
            message.put("reasoning_content", completion.reasoning());
        }
        if (!completion.toolCalls().isEmpty()) {
            ArrayNode calls = message.putArray("tool_calls");
            for (ToolCall call : completion.toolCalls()) {
                calls.addObject()
                        .put("id", call.id())
                        .put("type", "function")
                        .putObject("function")
                        .put("name", call.name())
                        .put("arguments", call.arguments());
            }
        }
    }

    private static void toolCall(ObjectNode json, Delta.ToolCallPart part) {
        ObjectNode call = json.putArray("tool_calls").addObject().put("index", part.index());
        if (part.id() != null) {
            call.put("id", part.id()).put("type", "function");
        }
        ObjectNode function = call.putObject("function");
        if (part.name() != null) {
            function.put("name", part.name());
        }
        function.put("arguments", part.arguments());
    }
}
