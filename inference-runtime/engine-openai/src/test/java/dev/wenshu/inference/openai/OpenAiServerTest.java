package dev.wenshu.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wenshu.inference.Embedding.EmbeddingRequest;
import dev.wenshu.inference.Embedding.Vectors;
import dev.wenshu.inference.ModelCatalog.Task;
import dev.wenshu.inference.TextRecognition.RecognitionRequest;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiServerTest {
    private static final EmbeddingRequest TWO_TEXTS = new EmbeddingRequest("m", List.of("one", "two"));

    private final CountDownLatch released = new CountDownLatch(1);
    private final LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer upstream;
    private OpenAiServer server;

    @BeforeEach
    void start() throws IOException {
        upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        upstream.setExecutor(threads);
        upstream.start();
        server = connect(Duration.ofSeconds(10), 1 << 20);
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.close();
        upstream.stop(0);
        threads.shutdownNow();
    }

    @Test
    void returnsUnitVectorsInOrderOfTexts() {
        // Given
        answer("/v1/embeddings", 200, """
                {"model":"m-1","data":[{"index":1,"embedding":[0,2]},{"index":0,"embedding":[3,4]}],
                 "usage":{"prompt_tokens":7}}""");

        // When
        Vectors vectors = new OpenAiEmbedding(server).embed(TWO_TEXTS);

        // Then
        assertThat(vectors.model()).isEqualTo("m-1");
        assertThat(vectors.promptTokens()).isEqualTo(7);
        assertThat(vectors.vectors().get(0)).containsExactly(0.6f, 0.8f);
        assertThat(vectors.vectors().get(1)).containsExactly(0f, 1f);
    }

    @Test
    void sendsApiKeyAndNeverShowsIt() {
        // Given
        answer("/v1/models", 200, "{\"data\":[]}");

        // When
        new OpenAiCatalog(server).models();

        // Then
        assertThat(seen.poll()).isEqualTo("Bearer sk-secret");
        assertThat(config(Duration.ofSeconds(1), 1).toString()).doesNotContain("sk-secret");
    }

    @Test
    void readsPageOfWenshuServer() {
        // Given
        answer("/v1/ocr", 200, """
                {"model":"pp-ocrv4","width":10,"height":20,"rotation":90,"skew":0.5,"lines":[]}""");

        // When
        var page = new OpenAiTextRecognition(server).recognize(new RecognitionRequest("auto", new byte[] {1}));

        // Then
        assertThat(page.rotation()).isEqualTo(90);
        assertThat(page.lines()).isEmpty();
    }

    @Test
    void listsModelsOfAnyServer() {
        // Given
        answer("/v1/models", 200, """
                {"data":[{"id":"bge-m3"},{"id":"pp-ocrv4","task":"text_recognition","version":"4"}]}""");

        // When
        var models = new OpenAiCatalog(server).models();

        // Then
        assertThat(models).extracting(card -> card.task()).containsExactly(Task.EMBEDDING, Task.TEXT_RECOGNITION);
    }

    @ParameterizedTest
    @CsvSource({
        "400, INPUT",
        "413, INPUT",
        "401, SETUP",
        "403, SETUP",
        "404, SETUP",
        "429, CAPACITY",
        "503, CAPACITY",
        "500, EXTERNAL",
        "302, EXTERNAL"
    })
    void sortsStatusesIntoFaultCategories(int status, FaultCategory category) {
        // Given
        answer("/v1/embeddings", status, "{\"error\":{\"message\":\"private\"}}");

        // When // Then
        assertFault(category).hasMessageContaining(String.valueOf(status)).hasMessageNotContaining("private");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json",
                "{\"data\":[]}",
                "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":1,\"embedding\":[1,2]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":9,\"embedding\":[1]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[0]},{\"index\":1,\"embedding\":[1]}]}"
            })
    void takesMalformedAnswerAsExternalFault(String body) {
        // Given
        answer("/v1/embeddings", 200, body);

        // When // Then
        assertFault(FaultCategory.EXTERNAL);
    }

    @Test
    void stopsReadingOversizeAnswer() {
        // Given
        server = connect(Duration.ofSeconds(10), 100);
        answer("/v1/embeddings", 200, "{\"data\":\"" + "x".repeat(1000) + "\"}");

        // When // Then
        assertFault(FaultCategory.EXTERNAL);
    }

    @Test
    void givesUpOnServerThatNeverAnswers() {
        // Given
        server = connect(Duration.ofMillis(200), 1 << 20);
        upstream.createContext("/v1/embeddings", this::hang);

        // When // Then
        assertFault(FaultCategory.EXTERNAL);
    }

    @Test
    void givesUpOnAnswerThatStopsHalfway() {
        // Given
        server = connect(Duration.ofMillis(300), 1 << 20);
        upstream.createContext("/v1/embeddings", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            hang(exchange);
        });

        // When // Then
        assertFault(FaultCategory.EXTERNAL);
    }

    @Test
    void reportsUnreachableServerAsExternal() {
        // Given
        upstream.stop(0);

        // When // Then
        assertFault(FaultCategory.EXTERNAL);
    }

    @Test
    void refusesAddressThatIsNotHttp() {
        // When // Then
        assertThatThrownBy(() -> OpenAiConfig.of(URI.create("file:///etc/passwd")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertFault(FaultCategory category) {
        return assertThatThrownBy(() -> new OpenAiEmbedding(server).embed(TWO_TEXTS))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(category));
    }

    private OpenAiServer connect(Duration timeout, long maxResponse) {
        return new OpenAiServer(config(timeout, maxResponse));
    }

    private OpenAiConfig config(Duration timeout, long maxResponse) {
        URI url = URI.create("http://127.0.0.1:" + upstream.getAddress().getPort() + "/v1/");
        return new OpenAiConfig(url, Optional.of("sk-secret"), Duration.ofSeconds(5), timeout, maxResponse);
    }

    private void answer(String path, int status, String body) {
        upstream.createContext(path, exchange -> {
            seen.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private void hang(HttpExchange exchange) {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }
}
