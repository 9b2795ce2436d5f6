package dev.wenshu.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.connector.ConnectorEndpoints;
import dev.wenshu.connector.WriteBackOperation.WriteSidecar;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.http.result.ResultStore;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackTest {
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
                        "4s"));
    }

    @AfterEach
    void stop() {
        context.close();
        receiver.close();
    }

    @Test
    void deliversSignedAndTriesAgainUnderTheSameId() throws Exception {
        // Given
        context.api.upload("x", "X-Api-Key", TestApi.KEY, "X-File-Name", "a.pdf");
        Keyed operation = sidecar("document-1/1", ".wenshu.json", FIELDS);
        receiver.answerNext(500, 503, 200);

        // When
        List<FaultCategory> faults = List.of(faultOf(operation), faultOf(operation));
        WriteBackOutcome third = write(operation);
        WriteBackOutcome fourth = write(operation);

        // Then
        assertThat(faults).containsOnly(FaultCategory.EXTERNAL);
        assertThat(List.of(third, fourth)).allMatch(Written.class::isInstance);
        assertThat(receiver.hooks()).hasSize(3).allSatisfy(hook -> {
            assertThat(hook.id()).isEqualTo("document-1/1");
            assertThat(Instant.ofEpochSecond(Long.parseLong(hook.timestamp())))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now());
            assertThat(hook.signature())
                    .isEqualTo(WebhookTest.signature(
                            TestApi.CALLBACK_SECRET,
                            hook.id(),
                            Long.parseLong(hook.timestamp()),
                            new String(hook.body(), StandardCharsets.UTF_8)));
        });
        JsonNode event = Json.mapper().readTree(receiver.hooks().getLast().body());
        assertThat(event.get("type").asText()).isEqualTo("document.result");
        assertThat(event.at("/data/fileName").asText()).isEqualTo("a.pdf");
        assertThat(event.at("/data/result")).isEqualTo(Json.mapper().readTree(FIELDS));
    }

    @Test
    void deliversAgainWhereACrashLostTheMark() throws Exception {
        // Given
        context.api.upload("x", "X-Api-Key", TestApi.KEY);
        Keyed operation = sidecar("document-1/1", ".wenshu.json", FIELDS);
        write(operation);
        ResultStore store = new ResultStore(folder.resolve("results"));
        store.withdrawn("clients/erp", operation.item().itemId(), operation.key());

        // When
        write(operation);

        // Then
        assertThat(receiver.hooks().stream().map(Receiver.Hook::id).distinct()).containsExactly("document-1/1");
        assertThat(receiver.state()).hasSize(1);
    }

    @Test
    void givesUpWaitingForASilentReceiver() throws Exception {
        // Given
        context.api.upload("x", "X-Api-Key", TestApi.KEY);
        receiver.fallSilent();

        // When
        Throwable thrown = catchThrowable(() -> write(sidecar("key/1", ".wenshu.json", FIELDS)));

        // Then
        assertThat(Fault.categoryOf(thrown)).isEqualTo(FaultCategory.EXTERNAL);
        assertThat(thrown).hasStackTraceContaining("/hook").hasMessageNotContaining("in-the-query");
    }

    @ParameterizedTest
    @CsvSource({
        "301,SETUP",
        "401,SETUP",
        "403,SETUP",
        "404,SETUP",
        "410,SETUP",
        "400,INPUT",
        "413,INPUT",
        "422,INPUT",
        "408,EXTERNAL",
        "502,EXTERNAL"
    })
    void saysByTheCategoryWhoHasToAct(int status, FaultCategory category) throws Exception {
        // Given
        context.api.upload("x", "X-Api-Key", TestApi.KEY);
        receiver.answerAlways(status);

        // Then
        assertThat(faultOf(sidecar("key/1", ".wenshu.json", FIELDS))).isEqualTo(category);
    }

    @Test
    void doesNotAskAReceiverThatWantsAPause() throws Exception {
        // Given
        context.api.upload("x", "X-Api-Key", TestApi.KEY);
        receiver.answerNext(429);

        // When
        List<FaultCategory> faults = List.of(
                faultOf(sidecar("key/1", ".wenshu.json", FIELDS)), faultOf(sidecar("key/1", ".wenshu.json", FIELDS)));

        // Then
        assertThat(faults).containsOnly(FaultCategory.EXTERNAL);
        assertThat(receiver.hooks()).hasSize(1);
    }

    private Keyed sidecar(String key, String suffix, String content) {
        return new Keyed(
                key,
                "document-1",
                context.items().getLast(),
                new WriteSidecar(suffix, content.getBytes(StandardCharsets.UTF_8)));
    }

    private FaultCategory faultOf(Keyed operation) {
        return Fault.categoryOf(catchThrowable(() -> write(operation)));
    }

    private WriteBackOutcome write(Keyed operation) throws Exception {
        WriteBackRequest request = new WriteBackRequest(List.of(operation));
        return (WriteBackOutcome) context.send(ConnectorEndpoints.writeBack("http"), request, List.class)
                .getFirst();
    }
}
