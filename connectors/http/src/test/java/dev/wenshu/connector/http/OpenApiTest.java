package dev.wenshu.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.connector.http.request.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    @TempDir
    private Path folder;

    private ApiContext context;
    private JsonNode described;

    @BeforeEach
    void start() throws Exception {
        context = new ApiContext(folder, Map.of());
        described = TestApi.json(context.api.get(ApiPaths.OPENAPI));
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void describesEveryRouteAndNoOther() {
        // When
        Set<String> routes = new TreeSet<>();
        context.routes().stream()
                .map(route -> URLDecoder.decode(route.getEndpoint().getEndpointUri(), StandardCharsets.UTF_8))
                .filter(uri -> uri.startsWith("platform-http:"))
                .forEach(uri -> routes.add(uri.replaceAll(".*httpMethodRestrict=([A-Z]+).*", "$1") + " "
                        + uri.replaceAll("platform-http:/*([^?]*).*", "/$1")));

        // Then
        assertThat(operations().keySet()).isEqualTo(routes);
    }

    @Test
    void isWholeAndRefersToNothingThatIsNotThere() {
        assertThat(described.get("openapi").asText()).isEqualTo("3.1.0");
        assertThat(described.at("/info/title").asText()).isNotEmpty();
        assertThat(described.at("/info/version").asText()).isNotEmpty();
        assertThat(described.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(ref -> assertThat(described.at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse());
        assertThat(described.findValuesAsText("operationId")).doesNotHaveDuplicates();
        operations().forEach((name, operation) -> {
            assertThat(operation.has("operationId")).as(name).isTrue();
            assertThat(operation.get("responses").size()).as(name).isPositive();
            operation
                    .path("security")
                    .forEach(scheme -> scheme.fieldNames()
                            .forEachRemaining(used -> assertThat(described
                                            .at("/components/securitySchemes/" + used)
                                            .isObject())
                                    .isTrue()));
            List<String> inPath = Arrays.stream(name.split("[{]"))
                    .skip(1)
                    .map(part -> part.substring(0, part.indexOf('}')))
                    .toList();
            assertThat(pathParameters(name)).as(name).containsExactlyInAnyOrderElementsOf(inPath);
        });
    }

    @Test
    void describesEveryRefusalOfAnUpload() {
        // When
        List<String> statuses = new ArrayList<>();
        described.at("/paths/~1api~1v1~1documents/post/responses").fieldNames().forEachRemaining(statuses::add);

        // Then
        assertThat(statuses)
                .containsAll(Arrays.stream(Refusal.values())
                        .filter(refusal -> refusal != Refusal.NOT_FOUND)
                        .map(refusal -> Integer.toString(refusal.status()))
                        .toList());
    }

    @Test
    void describesTheAnswersAsTheyAre() throws Exception {
        // Given
        JsonNode taken = TestApi.json(context.api.upload("x", "X-Api-Key", TestApi.KEY));
        String location = taken.at("/documents/0/location").asText();

        // Then
        assertMembers(taken, "Taken");
        assertMembers(TestApi.json(context.api.get(location, "X-Api-Key", TestApi.KEY)), "Document");
        assertMembers(TestApi.json(context.api.get(location)), "Problem");
    }

    private void assertMembers(JsonNode answer, String schema) {
        JsonNode described = this.described.at("/components/schemas/" + schema);
        answer.fieldNames()
                .forEachRemaining(name -> assertThat(described.get("properties").has(name))
                        .as(name)
                        .isTrue());
        described
                .get("required")
                .forEach(name -> assertThat(answer.has(name.asText())).isTrue());
    }

    private List<String> pathParameters(String operation) {
        List<String> names = new ArrayList<>();
        JsonNode path = described.get("paths").get(operation.substring(operation.indexOf(' ') + 1));
        path.path("parameters").forEach(parameter -> {
            JsonNode whole = parameter.has("$ref")
                    ? described.at(parameter.get("$ref").asText().substring(1))
                    : parameter;
            assertThat(whole.get("in").asText()).isEqualTo("path");
            assertThat(whole.get("required").asBoolean()).isTrue();
            names.add(whole.get("name").asText());
        });
        return names;
    }

    private Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        described
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .forEach(member -> operations.put(
                                member.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), member.getValue())));
        return operations;
    }
}
