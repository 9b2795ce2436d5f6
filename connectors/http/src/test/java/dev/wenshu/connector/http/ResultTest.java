package dev.wenshu.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.connector.ConnectorEndpoints;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation;
import dev.wenshu.connector.WriteBackOperation.WriteSidecar;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Conflict;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.http.result.ResultStore;
import dev.wenshu.connector.http.result.Retention;
import dev.wenshu.kernel.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultTest {
    private static final String FIELDS = "{\"decision\":\"accepted\",\"fields\":{\"total\":\"1.00\"}}";

    @TempDir
    private Path folder;

    private Receiver receiver;
    private ApiContext context;

    @BeforeEach
    void start() throws Exception {
        receiver = new Receiver();
        context = new ApiContext(
                folder,
                Map.of(
                        "wenshu.http.clients.erp.callback",
                        receiver.address(),
                        "wenshu.http.clients.erp.callback-secret",
                        TestApi.CALLBACK_SECRET,
                        "wenshu.http.clients.erp.callback-timeout",
                        "10s"));
    }

    @AfterEach
    void stop() {
        context.close();
        receiver.close();
    }

    @Test
    void answersPollingFirstThatItHasItAndThenTheResult() throws Exception {
        // Given
        String id = TestApi.id(context.api.upload("x", "X-Api-Key", TestApi.KEY, "X-File-Name", "a.pdf"));

        // When
        JsonNode before = TestApi.json(poll(id, TestApi.KEY));
        write(sidecar("key/1", ".summary.md", "# Summary"));
        JsonNode between = TestApi.json(poll(id, TestApi.KEY));
        write(sidecar("key/2", ".wenshu.json", FIELDS));
        JsonNode after = TestApi.json(poll(id, TestApi.KEY));

        // Then
        assertThat(before.get("status").asText()).isEqualTo("received");
        assertThat(before.get("fileName").asText()).isEqualTo("a.pdf");
        assertThat(between.get("results").size()).isEqualTo(1);
        assertThat(after.get("status").asText()).isEqualTo("done");
        assertThat(after.get("result")).isEqualTo(Json.mapper().readTree(FIELDS));
        HttpResponse<String> summary =
                context.api.get(after.get("results").get("summary.md").asText(), "X-Api-Key", TestApi.KEY);
        assertThat(summary.body()).isEqualTo("# Summary");
        assertThat(summary.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    }

    @Test
    void streamsLongResults() throws Exception {
        // Given
        String id = TestApi.id(context.api.upload("x", "X-Api-Key", TestApi.OTHER_KEY));
        String text = "x".repeat(5_000_000);
        write(sidecar("key/1", ".wenshu.json", "{\"text\":\"" + text + "\"}"));

        // Then
        assertThat(TestApi.json(poll(id, TestApi.OTHER_KEY)).at("/result/text").asText())
                .isEqualTo(text);
    }

    @Test
    void hidesWhatAnotherClientUploaded() throws Exception {
        // Given
        String id = TestApi.id(context.api.upload("x", "X-Api-Key", TestApi.KEY));
        write(sidecar("key/1", ".wenshu.json", FIELDS));

        // When
        List<HttpResponse<String>> answers = List.of(
                poll(id, TestApi.OTHER_KEY),
                poll("0".repeat(32), TestApi.KEY),
                poll("..%2Ferp%2F" + id, TestApi.OTHER_KEY),
                poll(id + "/results/wenshu.json", TestApi.OTHER_KEY),
                poll(id + "/results/..%2Freceipt.json", TestApi.KEY),
                poll(id + "/results/summary.md", TestApi.KEY));

        // Then
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(404));
        assertThat(poll(id, "nobody").statusCode()).isEqualTo(401);
    }

    @Test
    void replacesItsOwnEarlierResultAndNothingElse() throws Exception {
        // Given
        String id = TestApi.id(context.api.upload("x", "X-Api-Key", TestApi.KEY));
        Keyed first = sidecar("key/1", ".wenshu.json", FIELDS);
        Keyed second = sidecar("key/2", ".wenshu.json", "{\"decision\":\"review\"}");
        write(first);

        // When
        WriteBackOutcome foreign = write(second);
        WriteBackOperation replacing =
                second.operation().replacing(first.operation()).orElseThrow();
        WriteBackOutcome replaced = write(new Keyed("key/3", "document-1", second.item(), replacing));
        WriteBackOutcome unlisted = write(sidecar("key/4", ".exe", "x"));

        // Then
        assertThat(foreign).isInstanceOf(Conflict.class);
        assertThat(replaced).isInstanceOf(Written.class);
        assertThat(unlisted).isInstanceOf(Refused.class);
        assertThat(TestApi.json(poll(id, TestApi.KEY)).at("/result/decision").asText())
                .isEqualTo("review");
        assertThat(receiver.state().values()).containsExactly("{\"decision\":\"review\"}");
    }

    @Test
    void withdrawsOnceAndLeavesAChangedResult() throws Exception {
        // Given
        context.api.upload("x", "X-Api-Key", TestApi.KEY);
        Keyed operation = sidecar("key/1", ".wenshu.json", FIELDS);
        Written written = (Written) write(operation);
        UndoRequest request = new UndoRequest("key/1", "document-1", operation.item(), written.undo());
        Path kept = new ResultStore(folder.resolve("results"))
                .result("clients/erp", operation.item().itemId(), ".wenshu.json");

        // When
        Files.writeString(kept, "changed");
        WriteBackOutcome changed = undo(request);
        Files.writeString(kept, FIELDS);
        List<WriteBackOutcome> undone = List.of(undo(request), undo(request));

        // Then
        assertThat(changed).isInstanceOf(Conflict.class);
        assertThat(undone).allMatch(Written.class::isInstance);
        assertThat(receiver.hooks().stream().map(Receiver.Hook::id)).containsExactly("key/1", "key/1/withdrawn");
        assertThat(receiver.state()).isEmpty();
    }

    @Test
    void forgetsWhatIsOldAndOnlyThat() throws Exception {
        // Given
        String old = TestApi.id(context.api.upload("old", "X-Api-Key", TestApi.KEY));
        String fresh = TestApi.id(context.api.upload("fresh", "X-Api-Key", TestApi.KEY));
        Path erp = folder.resolve("results/clients/erp");
        Path left = Files.writeString(folder.resolve("results/incoming/left.upload"), "x");
        for (Path path : List.of(erp.resolve(old), left)) {
            Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofDays(31))));
        }

        // When
        new Retention(new ResultStore(folder.resolve("results")), Duration.ofDays(30), InstantSource.system())
                .whenDue();

        // Then
        assertThat(poll(old, TestApi.KEY).statusCode()).isEqualTo(404);
        assertThat(poll(fresh, TestApi.KEY).statusCode()).isEqualTo(200);
        assertThat(left).doesNotExist();
        assertThat(erp.resolve(old)).doesNotExist();
    }

    private HttpResponse<String> poll(String id, String key) throws Exception {
        return context.api.get("/api/v1/documents/" + id, "Authorization", "Bearer " + key);
    }

    private Keyed sidecar(String key, String suffix, String content) {
        return new Keyed(
                key,
                "document-1",
                context.items().getLast(),
                new WriteSidecar(suffix, content.getBytes(StandardCharsets.UTF_8)));
    }

    private WriteBackOutcome write(Keyed operation) throws Exception {
        WriteBackRequest request = new WriteBackRequest(List.of(operation));
        return (WriteBackOutcome) context.send(ConnectorEndpoints.writeBack("http"), request, List.class)
                .getFirst();
    }

    private WriteBackOutcome undo(UndoRequest request) throws Exception {
        return context.send(ConnectorEndpoints.undo("http"), request, WriteBackOutcome.class);
    }
}
