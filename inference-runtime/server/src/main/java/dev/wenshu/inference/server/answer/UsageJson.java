package dev.wenshu.inference.server.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.kernel.Json;
import java.util.List;

/** Tokens, as the API counts them. */
public final class UsageJson {
    private UsageJson() {}

    /** All choices together; the prompt that {@code perPrompt} choices share counts once. */
    public static Usage total(List<Completion> choices, int perPrompt) {
        Usage total = Usage.NONE;
        for (int i = 0; i < choices.size(); i++) {
            Usage usage = choices.get(i).usage();
            total = total.plus(i % perPrompt == 0 ? usage : new Usage(0, 0, usage.completion(), usage.reasoning()));
        }
        return total;
    }

    static ObjectNode of(Usage usage) {
        ObjectNode json = Json.mapper()
                .createObjectNode()
                .put("prompt_tokens", usage.prompt())
                .put("completion_tokens", usage.completion())
                .put("total_tokens", usage.prompt() + usage.completion());
        json.putObject("prompt_tokens_details").put("cached_tokens", usage.cached());
        json.putObject("completion_tokens_details").put("reasoning_tokens", usage.reasoning());
        return json;
    }
}
