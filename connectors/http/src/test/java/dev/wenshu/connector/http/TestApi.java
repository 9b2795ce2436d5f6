package dev.wenshu.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.connector.testkit.Settings;
import dev.wenshu.kernel.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings for two clients and two senders of webhooks, and what they ask of the API. */
final class TestApi implements AutoCloseable {
    static final String KEY = "key-of-the-erp-0123456789";
    static final String OTHER_KEY = "key-of-another-0123456789";
    static final String HOOK_SECRET = "whsec_" + base64("a secret of the shop, 32 bytes..");
    static final String GITHUB_SECRET = "a secret as GitHub takes it";
    static final String CALLBACK_SECRET = "whsec_" + base64("a secret of the callback, 32 b.");

    final TestServer server = new TestServer();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static HttpConfig config(Path folder, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "wenshu.http.results-folder", folder.resolve("results").toString(),
                "wenshu.http.clients.erp.key", KEY,
                "wenshu.http.clients.other.key", OTHER_KEY,
                "wenshu.http.webhooks.shop.secret", HOOK_SECRET,
                "wenshu.http.webhooks.forge.scheme", "github",
                "wenshu.http.webhooks.forge.secret", GITHUB_SECRET));
        settings.putAll(more);
        settings.values().removeIf(String::isEmpty);
        return Settings.of(HttpConfig.class, settings);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A form of parts, each a list of header lines and a content. */
    static byte[] form(String boundary, List<Map.Entry<String, String>> parts) {
        StringBuilder form = new StringBuilder();
        parts.forEach(part -> form.append("--")
                .append(boundary)
                .append("\r\n")
                .append(part.getKey())
                .append("\r\n\r\n")
                .append(part.getValue())
                .append("\r\n"));
        return form.append("--").append(boundary).append("--\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    static Map.Entry<String, String> file(String name, String content) {
        return Map.entry("Content-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"", content);
    }

    HttpResponse<String> upload(byte[] body, String... headers) throws IOException, InterruptedException {
        return post("/api/v1/documents", BodyPublishers.ofByteArray(body), headers);
    }

    HttpResponse<String> upload(String body, String... headers) throws IOException, InterruptedException {
        return upload(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    HttpResponse<String> uploadForm(List<Map.Entry<String, String>> parts) throws IOException, InterruptedException {
        return upload(form("xyz", parts), "X-Api-Key", KEY, "Content-Type", "multipart/form-data; boundary=xyz");
    }

    /** Sends the body only once the server asks for it. */
    HttpResponse<String> uploadWhenAsked(BodyPublisher body, String key) throws IOException, InterruptedException {
        return send(request("/api/v1/documents", "X-Api-Key", key)
                .expectContinue(true)
                .POST(body)
                .build());
    }

    HttpResponse<String> post(String path, BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        return send(request(path, headers).POST(body).build());
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET().build());
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return Json.mapper().readTree(answer.body());
    }

    static String id(HttpResponse<String> answer) throws IOException {
        return json(answer).at("/documents/0/id").asText();
    }

    static void assertProblem(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).get("status").asInt()).isEqualTo(status);
        assertThat(json(answer).get("title").asText()).isNotEmpty();
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.address() + path)).timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }
}
