package dev.wenshu.connector.http;

import static dev.wenshu.connector.http.TestApi.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadRefusalTest {
    private static final String JSON = "application/json";

    @TempDir
    private Path folder;

    private ApiContext context;
    private TestApi api;

    @BeforeEach
    void start() throws Exception {
        context = new ApiContext(folder, Map.of("wenshu.http.max-size", "3M", "wenshu.http.read-timeout", "2s"));
        api = context.api;
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        assertThat(leftovers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"fileName\":\"a\"}",
                "{\"content\":\"*\"}",
                "{\"content\":7}",
                "{\"content\":\"MQ==\"",
                "{\"content\":\"MQ==\"} x",
                "{\"filename\":\"a\",\"content\":\"MQ==\"}",
                "{\"documents\":[{\"documents\":[]}]}",
                "{\"documents\":[{\"fileName\":\"a\"}]}"
            })
    void refusesOtherJson(String body) throws Exception {
        assertProblem(uploadJson(body), 400);
        assertThat(context.items()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Api-Key|no-key-of-anybody-012345|401",
                "Authorization|Basic a2V5OmtleQ==|401",
                "Accept|*/*|401",
            })
    void letsNobodyInWithoutAKey(String header, String value, int status) throws Exception {
        // When
        HttpResponse<String> upload = api.upload("x", header, value);
        HttpResponse<String> poll = api.get("/api/v1/documents/" + "0".repeat(32), header, value);

        // Then
        assertProblem(upload, status);
        assertThat(upload.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(upload.body()).isEqualTo(poll.body()).doesNotContain("erp", "wrong", "unknown");
        assertThat(context.items()).isEmpty();
    }

    @Test
    void asksForTheBodyOfAKnownClientOnly() throws Exception {
        // Given
        AtomicInteger sent = new AtomicInteger();
        BodyPublisher body = BodyPublishers.ofInputStream(() -> {
            sent.incrementAndGet();
            return new ByteArrayInputStream(new byte[] {1});
        });

        // When
        HttpResponse<String> stranger = api.uploadWhenAsked(body, "no-key-of-anybody-012345");
        int sentByStranger = sent.get();
        HttpResponse<String> client = api.uploadWhenAsked(body, TestApi.KEY);

        // Then
        assertProblem(stranger, 401);
        assertThat(sentByStranger).isZero();
        assertThat(client.statusCode()).isEqualTo(202);
    }

    @Test
    void refusesWhatIsTooLargeBeforeAndWhileItIsSent() throws Exception {
        // Given
        byte[] large = new byte[3 * 1024 * 1024 + 1];

        // When
        HttpResponse<String> announced = api.upload(large, "X-Api-Key", TestApi.KEY);
        HttpResponse<String> chunked = api.post(
                "/api/v1/documents",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)),
                "X-Api-Key",
                TestApi.KEY);

        // Then
        assertProblem(announced, 413);
        assertProblem(chunked, 413);
        assertThat(context.items()).isEmpty();
    }

    @Test
    void refusesAFormOfAThousandParts() throws Exception {
        // When
        HttpResponse<String> answer = api.uploadForm(IntStream.range(0, 1_000)
                .mapToObj(number -> TestApi.file(number + ".txt", "x"))
                .toList());

        // Then
        assertProblem(answer, 413);
        assertThat(context.items()).isEmpty();
    }

    @Test
    void refusesFormsThatAreNone() throws Exception {
        // Given
        String type = "multipart/form-data; boundary=xyz";
        byte[] cut = new String(TestApi.form("xyz", List.of(TestApi.file("a", "content"))), StandardCharsets.UTF_8)
                .substring(0, 80)
                .getBytes(StandardCharsets.UTF_8);
        byte[] headers = TestApi.form("xyz", List.of(Map.entry("X: " + "y".repeat(20_000), "content")));

        // Then
        assertProblem(uploadAs(type, cut), 400);
        assertProblem(uploadAs(type, headers), 400);
        assertProblem(uploadAs("multipart/form-data", cut), 400);
        assertProblem(uploadAs("multipart/mixed; boundary=xyz", cut), 415);
        assertProblem(uploadAs("application/x-www-form-urlencoded", cut), 415);
        assertProblem(api.upload("x", "X-Api-Key", TestApi.KEY, "Content-Encoding", "gzip"), 415);
        assertProblem(api.upload("", "X-Api-Key", TestApi.KEY), 422);
        assertThat(context.items()).isEmpty();
    }

    @Test
    void endsAnUploadThatStalls() throws Exception {
        try (Socket socket = beginUpload()) {
            // When
            String answer = new String(socket.getInputStream().readNBytes(40), StandardCharsets.US_ASCII);

            // Then
            assertThat(answer).startsWith("HTTP/1.1 408 ");
        }
        assertThat(context.items()).isEmpty();
    }

    @Test
    void handsOnNothingOfAnUploadThatBreaksOff() throws Exception {
        // When
        beginUpload().close();

        // Then
        await().atMost(Duration.ofSeconds(10)).until(() -> leftovers().isEmpty());
        assertThat(api.upload("next", "X-Api-Key", TestApi.KEY).statusCode()).isEqualTo(202);
        assertThat(context.items()).hasSize(1);
    }

    /** Announces 1,000 bytes, sends 3, and waits until these are received. */
    private Socket beginUpload() throws Exception {
        URI address = URI.create(api.server.address());
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(20_000);
        String head = "POST /api/v1/documents HTTP/1.1\r\nHost: test\r\nX-Api-Key: " + TestApi.KEY
                + "\r\nContent-Length: 1000\r\n\r\nabc";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        await().atMost(Duration.ofSeconds(10)).until(() -> !leftovers().isEmpty());
        return socket;
    }

    private HttpResponse<String> uploadJson(String body) throws Exception {
        return uploadAs(JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> uploadAs(String type, byte[] body) throws Exception {
        return api.upload(body, "X-Api-Key", TestApi.KEY, "Content-Type", type);
    }

    private List<Path> leftovers() throws Exception {
        Path incoming = folder.resolve("results/incoming");
        if (Files.notExists(incoming)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(incoming)) {
            return files.toList();
        }
    }
}
