package dev.wenshu.inference.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.openai.dialect.Dialect;

/** Token counts; what is missing, negative or absurd counts as not said. */
final class UsageReader {
    private UsageReader() {}

    static Usage read(JsonNode usage, Dialect dialect) {
        int cached = 0;
        for (String pointer : dialect.cachedTokens()) {
            if (usage.at(pointer).isNumber()) {
                cached = count(usage.at(pointer));
                break;
            }
        }
        JsonNode details = usage.at("/completion_tokens_details/reasoning_tokens");
        return new Usage(
                count(usage.path("prompt_tokens")),
                cached,
                count(usage.path("completion_tokens")),
                count(details.isNumber() ? details : usage.path("reasoning_tokens")));
    }

    private static int count(JsonNode number) {
        return number.canConvertToInt() ? Math.max(0, number.asInt()) : 0;
    }
}
