package dev.wenshu.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.ModelCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The catalogue of a server by {@code GET /v1/models}. A Wenshu server says what each model is for; a model of any other
 * server counts as one for embeddings, which is what this engine can ask it for.
 */
public final class OpenAiCatalog implements ModelCatalog {
    private static final String UNKNOWN = "unknown";

    private final OpenAiServer server;

    public OpenAiCatalog(OpenAiServer server) {
        this.server = server;
    }

    @Override
    public List<ModelCard> models() {
        List<ModelCard> cards = new ArrayList<>();
        for (JsonNode model : server.get("/v1/models").path("data")) {
            cards.add(new ModelCard(
                    model.path("id").asText(),
                    task(model.path("task").asText()),
                    "openai",
                    model.path("version").asText(UNKNOWN),
                    model.path("licence").asText(UNKNOWN)));
        }
        return List.copyOf(cards);
    }

    private static Task task(String name) {
        return name.toUpperCase(Locale.ROOT).equals(Task.TEXT_RECOGNITION.name())
                ? Task.TEXT_RECOGNITION
                : Task.EMBEDDING;
    }
}
