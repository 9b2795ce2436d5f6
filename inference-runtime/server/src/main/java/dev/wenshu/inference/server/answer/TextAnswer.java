package dev.wenshu.inference.server.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.TokenLogprob;
import java.util.List;

/** {@code text_completion}: the answer to {@code /v1/completions}, whose chunks have the same shape as the whole. */
public final class TextAnswer implements AnswerWriter {
    private static final String KIND = "text_completion";

    private final AnswerHead head;

    public TextAnswer(AnswerHead head) {
        this.head = head;
    }

    @Override
    public String whole(List<Completion> choices, Usage usage) {
        ObjectNode answer = head.object(KIND, choices.getFirst().model());
        ArrayNode array = answer.putArray("choices");
        for (Completion completion : choices) {
            ObjectNode choice = choice(array, array.size(), completion.text(), completion.logprobs());
            if (!completion.reasoning().isEmpty()) {
                choice.put("reasoning_content", completion.reasoning());
            }
            choice.put("finish_reason", ChatAnswer.reason(completion));
        }
        answer.set("usage", UsageJson.of(usage));
        return answer.toString();
    }

    @Override
    public String begin(int choice) {
        return "";
    }

    @Override
    public String delta(int choice, Delta delta) {
        ObjectNode chunk = head.chunk(KIND, head.requestedModel());
        ArrayNode choices = chunk.putArray("choices");
        switch (delta) {
            case Delta.Text text -> choice(choices, choice, text.text(), text.logprobs());
            case Delta.Reasoning reasoning ->
                choice(choices, choice, "", List.of()).put("reasoning_content", reasoning.text());
            // a raw prompt has no tools, so an engine that sends this has found none it could name
            case Delta.ToolCallPart part -> choice(choices, choice, part.arguments(), List.of());
        }
        return chunk.toString();
    }

    @Override
    public String end(int choice, Completion completion) {
        ObjectNode chunk = head.chunk(KIND, completion.model());
        choice(chunk.putArray("choices"), choice, "", List.of()).put("finish_reason", ChatAnswer.reason(completion));
        return chunk.toString();
    }

    @Override
    public String usage(Completion completion, Usage usage) {
        ObjectNode chunk = head.chunk(KIND, completion.model());
        chunk.putArray("choices");
        chunk.set("usage", UsageJson.of(usage));
        return chunk.toString();
    }

    private static ObjectNode choice(ArrayNode choices, int index, String text, List<TokenLogprob> logprobs) {
        ObjectNode choice = choices.addObject().put("text", text).put("index", index);
        choice.set("logprobs", LogprobsJson.ofText(logprobs));
        return choice.putNull("finish_reason");
    }
}
