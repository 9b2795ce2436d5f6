package dev.wenshu.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Random;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server that the suite runs on has handlers of its own before the routes; this says that bodies still come through whole. */
@QuarkusTest
@TestProfile(QuarkusHostTest.Host.class)
class QuarkusHostTest {
    private static final int LARGE = 20 * 1024 * 1024;
    private static final int TOO_LARGE = 31 * 1024 * 1024;

    @Inject
    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Inject
    HostIntakeRoute intake;

    @ParameterizedTest
    @EnumSource(Version.class)
    void receivesALargeBodyAndAnswersForIt(Version version) throws Exception {
        // Given
        byte[] content = new byte[LARGE];
        new Random(version.name().hashCode()).nextBytes(content);

        // When
        HttpResponse<String> answer = upload(version, content, TestApi.KEY);
        HttpResponse<String> small = upload(version, version.name().getBytes(StandardCharsets.UTF_8), TestApi.KEY);
        HttpResponse<String> stranger = upload(version, content, TestApi.OTHER_KEY);
        HttpResponse<String> tooLarge = upload(version, new byte[TOO_LARGE], TestApi.KEY);

        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(small.statusCode()).isEqualTo(202);
        assertThat(intake.received()).contains(ContentHash.of(content).hex());
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        URI location = documents()
                .resolve(Json.mapper()
                        .readTree(answer.body())
                        .at("/documents/0/location")
                        .asText());
        assertThat(send(version, HttpRequest.newBuilder(location).header("X-Api-Key", TestApi.KEY))
                        .body())
                .contains("\"status\":\"received\"");
    }

    private URI documents() {
        return URI.create("http://127.0.0.1:" + port + ApiPaths.DOCUMENTS);
    }

    private HttpResponse<String> upload(Version version, byte[] content, String key) throws Exception {
        return send(
                version,
                HttpRequest.newBuilder(documents()).header("X-Api-Key", key).POST(BodyPublishers.ofByteArray(content)));
    }

    private static HttpResponse<String> send(Version version, HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    /** A client, and room for 30 MB. */
    public static final class Host implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                return Map.of(
                        "wenshu.http.results-folder",
                        Files.createTempDirectory("wenshu-http").toString(),
                        "wenshu.http.clients.erp.key",
                        TestApi.KEY,
                        "wenshu.http.max-size",
                        "30M",
                        "quarkus.http.limits.max-body-size",
                        "100M",
                        "quarkus.http.test-port",
                        "0");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
