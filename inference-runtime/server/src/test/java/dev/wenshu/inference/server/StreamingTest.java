package dev.wenshu.inference.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.server.scripted.ScriptedModel;
import dev.wenshu.kernel.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Speaks HTTP by hand, to see what is on the wire and to leave at will. */
@QuarkusTest
class StreamingTest {
    private static final Duration SOON = Duration.ofMillis(400);

    @Inject
    ScriptedModel model;

    @BeforeEach
    void forget() {
        model.forget();
    }

    @Test
    void sendsChunksAndEndMark() throws IOException {
        // When
        Answer answer = post("say 价税", ",\"stream_options\":{\"include_usage\":true}");

        // Then
        assertThat(answer.head()).anyMatch(line -> line.contains("200"));
        assertThat(answer.header("content-type")).startsWith("text/event-stream");
        assertThat(answer.header("cache-control")).isEqualTo("no-cache");
        assertThat(answer.header("x-accel-buffering")).isEqualTo("no");
        List<JsonNode> chunks = answer.chunks();
        assertThat(chunks).hasSize(4);
        assertThat(chunks.get(0).at("/choices/0/delta/role").asText()).isEqualTo("assistant");
        assertThat(chunks.get(1).at("/choices/0/delta/content").asText()).isEqualTo("价税");
        assertThat(chunks.get(1).get("usage").isNull()).isTrue();
        assertThat(chunks.get(2).at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(chunks.get(3)
                        .at("/usage/prompt_tokens_details/cached_tokens")
                        .asInt())
                .isEqualTo(4);
        assertThat(chunks.get(3).path("choices")).isEmpty();
        assertThat(answer.body()).contains("data: [DONE]");
    }

    @Test
    void interleavesChoices() throws IOException {
        // When
        List<JsonNode> chunks = post("count 3 every 5", ",\"n\":3").chunks();

        // Then
        for (int choice = 0; choice < 3; choice++) {
            int index = choice;
            assertThat(chunks.stream()
                            .filter(chunk -> chunk.at("/choices/0/index").asInt() == index)
                            .map(chunk -> chunk.at("/choices/0/delta/content").asText())
                            .toList())
                    .containsExactly("", "0 ", "1 ", "2 ", "");
        }
    }

    @Test
    void tellsFaultByStatusBeforeTheFirstToken() throws IOException {
        Answer answer = post("busy", "");

        assertThat(answer.head().getFirst()).contains("429");
        assertThat(answer.header("retry-after")).isEqualTo("2");
    }

    @Test
    void tellsFaultAfterTheFirstTokenWithoutEndMark() throws IOException {
        Answer answer = post("break", "");

        assertThat(answer.head().getFirst()).contains("200");
        assertThat(answer.chunks().getLast().at("/error/code").asText()).isEqualTo("upstream_failed");
        assertThat(answer.body()).doesNotContain("[DONE]");
    }

    @Test
    void keepsSilentStreamOpenWithComments() throws IOException {
        Answer answer = post("count 1 every 500", "");

        assertThat(answer.body()).contains(": keep-alive");
        assertThat(answer.chunks().get(1).at("/choices/0/delta/content").asText())
                .isEqualTo("0 ");
    }

    @Test
    void cancelsWhenTheClientLeavesStream() throws IOException {
        // Given
        Socket client = open("wait", ",\"stream\":true");
        BufferedReader reader = reader(client);
        String line = reader.readLine();
        while (!line.contains("waiting")) {
            line = reader.readLine();
        }

        // When
        long left = System.nanoTime();
        client.close();

        // Then
        assertThat(Duration.ofNanos(model.nextCancellation() - left)).isLessThan(SOON);
    }

    @Test
    void cancelsWhenTheClientLeavesBeforeWholeAnswer() throws IOException {
        // Given
        Socket client = open("wait", "");
        model.nextRequest();

        // When
        long left = System.nanoTime();
        client.close();

        // Then
        assertThat(Duration.ofNanos(model.nextCancellation() - left)).isLessThan(SOON);
    }

    @Test
    void callsOffWhatNobodyReads() throws IOException {
        // Given
        try (Socket client = open("flood", ",\"stream\":true")) {
            model.nextRequest();

            // When
            long cancelled = model.nextCancellation();

            // Then
            assertThat(cancelled).isPositive();
            assertThat(client.isClosed()).isFalse();
        }
    }

    private static Answer post(String command, String more) throws IOException {
        try (Socket client = open(command, ",\"stream\":true" + more)) {
            BufferedReader reader = reader(client);
            List<String> head = new ArrayList<>();
            for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
                head.add(line);
            }
            StringBuilder body = new StringBuilder();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                body.append(line).append('\n');
            }
            return new Answer(head, body.toString());
        }
    }

    private static Socket open(String command, String more) throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(10_000);
        byte[] body = ("{\"messages\":[{\"role\":\"user\",\"content\":\"" + command + "\"}]" + more + "}")
                .getBytes(StandardCharsets.UTF_8);
        String head = "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Connection: close\r\nContent-Length: " + body.length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body);
        socket.getOutputStream().flush();
        return socket;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private record Answer(List<String> head, String body) {
        String header(String name) {
            return head.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        List<JsonNode> chunks() throws IOException {
            List<JsonNode> chunks = new ArrayList<>();
            for (String line : body.lines().toList()) {
                if (line.startsWith("data: {")) {
                    chunks.add(Json.mapper().readTree(line.substring("data: ".length())));
                }
            }
            return chunks;
        }
    }
}
