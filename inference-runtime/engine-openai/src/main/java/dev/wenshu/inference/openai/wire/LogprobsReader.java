package dev.wenshu.inference.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.generation.TokenLogprob;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Log probabilities in the shapes of chat completions ({@code content}) and of completions ({@code tokens}). */
final class LogprobsReader {
    private LogprobsReader() {}

    static List<TokenLogprob> read(JsonNode logprobs) {
        List<TokenLogprob> tokens = new ArrayList<>();
        if (logprobs.path("content").isArray()) {
            logprobs.path("content").forEach(token -> tokens.add(chat(token)));
        } else {
            JsonNode texts = logprobs.path("tokens");
            for (int i = 0; i < texts.size(); i++) {
                List<TokenLogprob> top = new ArrayList<>();
                logprobs.path("top_logprobs").path(i).properties().stream()
                        .map(entry ->
                                token(entry.getKey(), (float) entry.getValue().asDouble(), List.of()))
                        .sorted((a, b) -> Float.compare(b.logprob(), a.logprob()))
                        .forEach(top::add);
                float value = (float) logprobs.path("token_logprobs").path(i).asDouble();
                tokens.add(token(texts.path(i).asText(), value, top));
            }
        }
        return tokens;
    }

    private static TokenLogprob chat(JsonNode json) {
        List<TokenLogprob> top = new ArrayList<>();
        json.path("top_logprobs").forEach(other -> top.add(chat(other)));
        JsonNode bytes = json.path("bytes");
        String token = json.path("token").asText();
        float value = (float) json.path("logprob").asDouble();
        if (!bytes.isArray()) {
            return token(token, value, top);
        }
        byte[] raw = new byte[bytes.size()];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) bytes.path(i).asInt();
        }
        return new TokenLogprob(token, raw, value, top);
    }

    private static TokenLogprob token(String token, float value, List<TokenLogprob> top) {
        return new TokenLogprob(token, token.getBytes(StandardCharsets.UTF_8), value, top);
    }
}
