package dev.wenshu.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.openai.dialect.Dialect;
import dev.wenshu.inference.openai.dialect.Dialects;
import dev.wenshu.kernel.Fault;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Finds out what kind of server it is: by its host where that says it, by what its list of models says, then by paths that
 * only one kind has. Any other server counts as one that follows the API.
 */
final class DialectDetection {
    private final OpenAiServer server;

    DialectDetection(OpenAiServer server) {
        this.server = server;
    }

    /** Asks one to four short questions; a server that cannot be reached or lets nobody in is a fault. */
    Dialect detect() {
        String host = String.valueOf(server.url().getHost()).toLowerCase(Locale.ROOT);
        if (host.endsWith(".deepseek.com")) {
            return Dialects.DEEPSEEK;
        }
        if (host.endsWith(".openai.azure.com") && !server.url().getPath().contains("/v1")) {
            return Dialects.AZURE;
        }
        if (host.equals("api.openai.com")) {
            return Dialects.OPENAI;
        }
        return server.look("/v1/models", this::byModels);
    }

    private Dialect byModels(ServerAnswer answer) {
        String software = answer.headers().firstValue("server").orElse("").toLowerCase(Locale.ROOT);
        JsonNode models = answer.json();
        JsonNode first = models.path("data").path(0);
        String owner = first.path("owned_by").asText().toLowerCase(Locale.ROOT);
        if (first.has("task") && first.has("licence")) {
            return Dialects.WENSHU;
        }
        return switch (owner) {
            case "vllm" -> Dialects.VLLM;
            case "sglang" -> Dialects.SGLANG;
            case "llamacpp" -> Dialects.LLAMA_SERVER;
            case "deepseek" -> Dialects.DEEPSEEK;
            case "library" -> Dialects.OLLAMA;
            default -> software.contains("llama.cpp") ? Dialects.LLAMA_SERVER : byPaths();
        };
    }

    private Dialect byPaths() {
        record Sign(String path, Predicate<JsonNode> shown, Dialect dialect) {}
        List<Sign> signs = List.of(
                new Sign("/api/version", json -> json.has("version"), Dialects.OLLAMA),
                new Sign("/props", json -> json.has("default_generation_settings"), Dialects.LLAMA_SERVER),
                new Sign("/get_server_info", json -> json.has("tokenizer_path"), Dialects.SGLANG));
        return signs.stream()
                .filter(sign -> shows(sign.path(), sign.shown()))
                .findFirst()
                .map(Sign::dialect)
                .orElse(Dialects.GENERIC);
    }

    /** A server without that path is of another kind, and no fault. */
    private boolean shows(String path, Predicate<JsonNode> sign) {
        try {
            return sign.test(server.get(path));
        } catch (Fault e) {
            return false;
        }
    }
}
