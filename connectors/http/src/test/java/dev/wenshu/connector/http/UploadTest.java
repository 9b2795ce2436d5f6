package dev.wenshu.connector.http;

import static dev.wenshu.connector.http.TestApi.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.testkit.RecordingIntake.HandedOn;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadTest {
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

    @Test
    void takesTheFilesOfAForm() throws Exception {
        // When
        HttpResponse<String> answer = api.uploadForm(List.of(
                Map.entry("Content-Disposition: form-data; name=\"note\"", "not a document"),
                TestApi.file("one.pdf", "1"),
                TestApi.file("发票.pdf", "2"),
                Map.entry(
                        "Content-Disposition: form-data; name=\"f\"; filename=\"three.txt\"\r\n"
                                + "Content-Transfer-Encoding: base64",
                        TestApi.base64("three"))));

        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Content-Type")).contains(JSON);
        assertThat(context.names()).containsExactly("one.pdf", "发票.pdf", "three.txt");
        assertThat(context.intake.handedOn().getLast().sha256()).isEqualTo(sha256("three"));
        assertThat(TestApi.json(answer).get("documents")).hasSize(3).allSatisfy(document -> {
            assertThat(document.get("status").asText()).isEqualTo("received");
            assertThat(document.get("location").asText())
                    .isEqualTo("/api/v1/documents/" + document.get("id").asText());
        });
    }

    @Test
    void takesTheBodyItself() throws Exception {
        // When
        HttpResponse<String> answer =
                api.upload("%PDF", "Authorization", "bearer " + TestApi.KEY, "X-File-Name", "a%20b+c.pdf");
        HttpResponse<String> named = api.upload(
                "%PDF-2", "X-Api-Key", TestApi.KEY, "Content-Disposition", "attachment; filename*=UTF-8''r%C3%A9.pdf");
        HttpResponse<String> query = api.post(
                "/api/v1/documents?fileName=q.pdf&X-Api-Key=x", BodyPublishers.ofString("q"), "X-Api-Key", TestApi.KEY);

        // Then
        assertThat(List.of(answer.statusCode(), named.statusCode(), query.statusCode()))
                .containsOnly(202);
        assertThat(context.names()).containsExactly("a b+c.pdf", "ré.pdf", "q.pdf");
        SourceItem item = context.items().getFirst();
        assertThat(item.source()).isEqualTo("clients/erp");
        assertThat(item.itemId()).isEqualTo(TestApi.id(answer));
        assertThat(item.version()).isEqualTo(sha256("%PDF"));
    }

    @Test
    void takesJsonWithOneDocumentOrMany() throws Exception {
        // Given
        byte[] large = new byte[1_000_000];
        new Random(1).nextBytes(large);
        String many = """
                {"documents":[{"content":"%s","fileName":"large.bin"},{"fileName":"two.txt","content":"Mg=="}]}""".formatted(Base64.getEncoder().encodeToString(large));

        // When
        HttpResponse<String> one = uploadJson("{\"fileName\":\"one.txt\",\"content\":\"MQ==\"}");
        HttpResponse<String> two = uploadJson(many);

        // Then
        assertThat(List.of(one.statusCode(), two.statusCode())).containsOnly(202);
        assertThat(context.names()).containsExactly("one.txt", "large.bin", "two.txt");
        assertThat(context.intake.handedOn().stream().map(HandedOn::sha256))
                .containsExactly(sha256("1"), ContentHash.of(large).hex(), sha256("2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/passwd|passwd",
                "C:\\\\temp\\\\a.pdf|a.pdf",
                "..|document",
                "a\u202efdp.exe|afdp.exe",
                "a\tb\u0001.pdf|ab.pdf",
            })
    void takesTheLastNameWithoutWhatIsNoLetter(String said, String name) throws Exception {
        // When
        HttpResponse<String> answer = api.uploadForm(List.of(TestApi.file(said, "x")));
        uploadJson("{\"fileName\":%s,\"content\":\"MQ==\"}"
                .formatted(Json.mapper().writeValueAsString(said.replace("\\\\", "\\"))));

        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(context.names()).containsExactly(name, name);
    }

    @Test
    void believesNoHeaderAndSendsNoneBack() throws Exception {
        // When
        HttpResponse<String> answer = api.upload(
                "x",
                "X-Api-Key",
                TestApi.KEY,
                "CAMELFileName",
                "a",
                "wenshuitem",
                "b",
                "WenshuDocumentId",
                "c",
                "org.apache.camel.x",
                "d",
                "X-Other",
                "e");

        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(context.intake.handedOn().getFirst().foreignHeaders()).isEmpty();
        assertThat(answer.headers().map().keySet().stream().map(String::toLowerCase))
                .containsExactlyInAnyOrder("cache-control", "content-length", "content-type", "x-content-type-options");
    }

    @ParameterizedTest
    @CsvSource({"INPUT,422", "CAPACITY,503", "EXTERNAL,503", "SETUP,503", "INTERNAL,500"})
    void saysByTheStatusWhoHasToAct(FaultCategory category, int status) throws Exception {
        // Given
        context.intake.failNext(new Fault(category, "details of " + category));

        // When
        HttpResponse<String> answer = api.upload("x", "X-Api-Key", TestApi.KEY);
        HttpResponse<String> again = api.upload("x", "X-Api-Key", TestApi.KEY);

        // Then
        assertProblem(answer, status);
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
        assertThat(answer.body().contains("details")).isEqualTo(category == FaultCategory.INPUT);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(context.items()).hasSize(1);
    }

    @Test
    void oneThatIsRefusedKeepsNoneBack() throws Exception {
        // Given
        context.intake.failNext(new Fault(FaultCategory.INPUT, "it is damaged"));

        // When
        HttpResponse<String> answer = api.uploadForm(List.of(TestApi.file("bad", "1"), TestApi.file("good", "2")));

        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(TestApi.json(answer).at("/documents/0/status").asText()).isEqualTo("rejected");
        assertThat(TestApi.json(answer).at("/documents/1/status").asText()).isEqualTo("received");
        assertThat(context.names()).containsExactly("good");
    }

    @Test
    void answersTheSameUploadTheSame() throws Exception {
        // When
        HttpResponse<String> first = api.upload("x", "X-Api-Key", TestApi.KEY, "Idempotency-Key", "\"order-1\"");
        HttpResponse<String> repeated = api.upload("x", "X-Api-Key", TestApi.KEY, "Idempotency-Key", "order-1");
        HttpResponse<String> misused = api.upload("y", "X-Api-Key", TestApi.KEY, "Idempotency-Key", "order-1");
        HttpResponse<String> others = api.upload("x", "X-Api-Key", TestApi.OTHER_KEY, "Idempotency-Key", "order-1");
        HttpResponse<String> keyless = api.upload("x", "X-Api-Key", TestApi.KEY);
        HttpResponse<String> keylessAgain = api.upload("x", "X-Api-Key", TestApi.KEY);

        // Then
        assertThat(TestApi.id(repeated)).isEqualTo(TestApi.id(first)).isNotEqualTo(TestApi.id(others));
        assertThat(TestApi.id(keylessAgain)).isEqualTo(TestApi.id(keyless)).isNotEqualTo(TestApi.id(first));
        assertProblem(misused, 422);
        assertThat(context.items()).hasSize(3);
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

    private static String sha256(String text) {
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
