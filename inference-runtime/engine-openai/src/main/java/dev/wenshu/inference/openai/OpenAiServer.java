package dev.wenshu.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The connection to one server, shared by the ports on it. Thread-safe. Faults carry the status and the path, and nothing
 * of what was sent or came back.
 */
public final class OpenAiServer implements AutoCloseable {
    private static final String JSON = "application/json";

    private final OpenAiConfig config;
    private final String root;
    private final HttpClient client;

    public OpenAiServer(OpenAiConfig config) {
        this.config = config;
        this.root = config.url().toString().replaceFirst("/+$", "").replaceFirst("/v1$", "");
        this.client = HttpClient.newBuilder()
                .connectTimeout(config.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    JsonNode get(String path) {
        return send(request(path).GET().build(), path);
    }

    JsonNode post(String path, JsonNode body) {
        BodyPublisher json = BodyPublishers.ofString(body.toString());
        return send(request(path).header("Content-Type", JSON).POST(json).build(), path);
    }

    JsonNode post(String path, byte[] body) {
        return send(
                request(path)
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                path);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(config.requestTimeout())
                .header("Accept", JSON);
        config.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        return request;
    }

    private JsonNode send(HttpRequest request, String path) {
        HttpResponse<byte[]> response = await(client.sendAsync(request, limited()), path);
        if (response.statusCode() / 100 != 2) {
            throw refused(response.statusCode(), path);
        }
        try {
            return Json.mapper().readTree(response.body());
        } catch (IOException e) {
            throw external(path, "answered with something that is not JSON", e);
        }
    }

    /** The client's own timeout ends at the headers; this one covers the body too. */
    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer, String path) {
        try {
            return answer.get(config.requestTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw external(path, "did not answer within " + config.requestTimeout(), e);
        } catch (ExecutionException e) {
            throw external(path, "could not be asked: " + rootName(e), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw external(path, "was not waited for: interrupted", e);
        }
    }

    private HttpResponse.BodyHandler<byte[]> limited() {
        return BodyHandlers.limiting(BodyHandlers.ofByteArray(), config.maxResponse());
    }

    private static Fault refused(int status, String path) {
        FaultCategory category = switch (status) {
            case 401, 403, 404, 405 -> FaultCategory.SETUP;
            case 408 -> FaultCategory.EXTERNAL;
            case 429, 503 -> FaultCategory.CAPACITY;
            default -> status >= 400 && status < 500 ? FaultCategory.INPUT : FaultCategory.EXTERNAL;
        };
        return new Fault(category, "the inference server answered " + status + " to " + path);
    }

    static Fault external(String path, String what, Throwable cause) {
        return new Fault(FaultCategory.EXTERNAL, "the inference server at " + path + " " + what, cause);
    }

    private static String rootName(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
