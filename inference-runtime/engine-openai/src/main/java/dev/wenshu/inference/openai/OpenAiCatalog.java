package dev.wenshu.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.ModelCatalog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The catalogue of a server by {@code GET /v1/models}. A Wenshu server says what each model is for; a model of any other server
 * generates text, unless its name says that it embeds.
 */
public final class OpenAiCatalog implements ModelCatalog {
    private static final String UNKNOWN = "unknown";
    private static final int LONGEST_NAME = 200;
    private static final int MOST = 10_000;

    private final OpenAiServer server;

    public OpenAiCatalog(OpenAiServer server) {
        this.server = server;
    }

    @Override
    public List<ModelCard> models() {
        List<ModelCard> cards = new ArrayList<>();
        for (JsonNode model : server.get("/v1/models").path("data")) {
            String id = model.path("id").asText();
            if (!id.isBlank() && id.length() <= LONGEST_NAME && cards.size() < MOST) {
                cards.add(card(id, model));
            }
        }
        return List.copyOf(cards);
    }

    private static ModelCard card(String id, JsonNode model) {
        return new ModelCard(
                id,
                task(id, model.path("task").asText()),
                "openai",
                model.path("version").asText(UNKNOWN),
                model.path("licence").asText(UNKNOWN),
                context(model),
                model.path("vision").asBoolean());
    }

    private static Task task(String id, String named) {
        return Arrays.stream(Task.values())
                .filter(task -> task.name().equals(named.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseGet(() -> embeds(id.toLowerCase(Locale.ROOT)) ? Task.EMBEDDING : Task.TEXT_GENERATION);
    }

    private static boolean embeds(String id) {
        return id.contains("embed")
                || id.contains("bge-")
                || id.contains("gte-")
                || id.contains("e5-")
                || id.contains("minilm");
    }

    /** Wenshu, vLLM and SGLang, OpenRouter, llama-server: each has its own name for it. */
    private static int context(JsonNode model) {
        for (String pointer :
                List.of("/context", "/max_model_len", "/context_length", "/meta/n_ctx", "/meta/n_ctx_train")) {
            JsonNode value = model.at(pointer);
            if (value.canConvertToInt() && value.asInt() > 0) {
                return value.asInt();
            }
        }
        return 0;
    }
}
