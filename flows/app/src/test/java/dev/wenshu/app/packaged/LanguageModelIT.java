package dev.wenshu.app.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.testkit.Architecture;
import dev.wenshu.inference.testkit.GgufModel;
import dev.wenshu.inference.testkit.GgufShape;
import dev.wenshu.kernel.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The inference server as people run it, with a generated model of random weights. */
class LanguageModelIT {
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[^\\s,]+)");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private List<Process> started = List.of();

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : started) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        client.close();
    }

    @Test
    void servesModelsThatAreAddedWhileItRunsAndOutlivesTheDeathOfTheirProcesses()
            throws IOException, InterruptedException {
        // Given
        Process server = serve();
        URI address = address(server);
        add("tiny");

        // When
        await().atMost(PATIENCE).until(() -> get(address, "/v1/models").body().contains("\"tiny\""));
        JsonNode answer = chat(address, "auto", "today");

        // Then
        JsonNode invoice =
                Json.mapper().readTree(answer.at("/choices/0/message/content").asText());
        assertThat(invoice.path("number").isTextual()).isTrue();
        assertThat(invoice.path("currency").asText()).isIn("CNY", "EUR");
        assertThat(answer.path("model").asText()).isEqualTo("tiny");

        // When
        List<ProcessHandle> engines = server.descendants().toList();
        engines.forEach(engine -> assertThat(engine.destroyForcibly()).isTrue());

        // Then
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> post(address, "tiny", "yesterday").statusCode() == 200);
        assertThat(server.isAlive()).isTrue();
    }

    private void add(String name) throws IOException, InterruptedException {
        Path file = folder.resolve(name + ".gguf");
        GgufModel.write(file, GgufShape.tiny(Architecture.QWEN2));
        PackagedCommand.Result added = PackagedCommand.run(
                folder,
                Map.of(),
                "model",
                "add",
                name,
                "--gguf",
                file.toString(),
                "--data",
                folder.resolve("data").toString());
        assertThat(added.exitCode()).describedAs(added.err()).isZero();
    }

    private Process serve() throws IOException {
        List<String> settings = List.of("wenshu.engine.llamacpp.threads=1");
        List<String> command = PackagedCommand.of(
                settings,
                "serve",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString());
        Process server = new ProcessBuilder(command).redirectErrorStream(true).start();
        started = List.of(server);
        return server;
    }

    private static URI address(Process server) throws IOException {
        BufferedReader lines = server.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher matcher = LISTENING.matcher(line);
            if (matcher.find()) {
                Thread.ofVirtual().start(() -> drain(lines));
                return URI.create(matcher.group(1));
            }
        }
        throw new AssertionError("the server ended while it was starting");
    }

    private static void drain(Reader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            System.getLogger(LanguageModelIT.class.getName())
                    .log(System.Logger.Level.DEBUG, "the server's output ended", e);
        }
    }

    private JsonNode chat(URI address, String model, String day) throws IOException, InterruptedException {
        HttpResponse<String> response = post(address, model, day);
        assertThat(response.statusCode()).describedAs(response.body()).isEqualTo(200);
        return Json.mapper().readTree(response.body());
    }

    private HttpResponse<String> post(URI address, String model, String day) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address.resolve("/v1/chat/completions"))
                        .header("Content-Type", "application/json")
                        .timeout(PATIENCE)
                        .POST(BodyPublishers.ofString("""
            {"model":"%s","max_tokens":300,"messages":[{"role":"user","content":"Invoice 17 of %s"}],
             "response_format":{"type":"json_schema","json_schema":{"name":"invoice","schema":{"type":"object",
              "properties":{"number":{"type":"string","maxLength":8},"currency":{"enum":["CNY","EUR"]}},
              "required":["number","currency"],"additionalProperties":false}}}}""".formatted(model, day)))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(URI address, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build(), BodyHandlers.ofString());
    }
}
