package dev.wenshu.inference.server.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.generation.TokenLogprob;
import dev.wenshu.kernel.Json;
import java.util.List;

/** Log probabilities in the two shapes that the API has for them. */
final class LogprobsJson {
    private LogprobsJson() {}

    static JsonNode ofChat(List<TokenLogprob> logprobs) {
        if (logprobs.isEmpty()) {
            return Json.mapper().nullNode();
        }
        ObjectNode json = Json.mapper().createObjectNode();
        ArrayNode content = json.putArray("content");
        for (TokenLogprob logprob : logprobs) {
            ArrayNode top = token(content.addObject(), logprob).putArray("top_logprobs");
            logprob.top().forEach(other -> token(top.addObject(), other));
        }
        return json.putNull("refusal");
    }

    /** Offsets count from the first of these tokens. */
    static JsonNode ofText(List<TokenLogprob> logprobs) {
        if (logprobs.isEmpty()) {
            return Json.mapper().nullNode();
        }
        ObjectNode json = Json.mapper().createObjectNode();
        ArrayNode tokens = json.putArray("tokens");
        ArrayNode values = json.putArray("token_logprobs");
        ArrayNode tops = json.putArray("top_logprobs");
        ArrayNode offsets = json.putArray("text_offset");
        int at = 0;
        for (TokenLogprob logprob : logprobs) {
            tokens.add(logprob.token());
            values.add(logprob.logprob());
            ObjectNode top = tops.addObject();
            logprob.top().forEach(other -> top.put(other.token(), other.logprob()));
            offsets.add(at);
            at += logprob.token().length();
        }
        return json;
    }

    private static ObjectNode token(ObjectNode json, TokenLogprob logprob) {
        json.put("token", logprob.token()).put("logprob", logprob.logprob());
        ArrayNode bytes = json.putArray("bytes");
        for (byte value : logprob.bytes()) {
            bytes.add(Byte.toUnsignedInt(value));
        }
        return json;
    }
}
