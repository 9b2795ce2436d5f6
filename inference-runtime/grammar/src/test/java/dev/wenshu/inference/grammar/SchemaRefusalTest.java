package dev.wenshu.inference.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaRefusalTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Duration QUICK = Duration.ofSeconds(5);

    @ParameterizedTest
    @CsvFileSource(resources = "/refused.csv", delimiter = '\t', quoteCharacter = '\u0001')
    void namesWhatItCannotEnforceAndWhere(String schema, String message) {
        // Then
        assertThatThrownBy(() -> Grammars.ofSchema(Schemas.json(schema)))
                .isInstanceOf(UnsupportedRequest.class)
                .hasMessageContaining(message)
                .satisfies(thrown -> {
                    UnsupportedRequest fault = (UnsupportedRequest) thrown;
                    assertThat(fault.category()).isEqualTo(FaultCategory.INPUT);
                    assertThat(fault.parameter()).isEqualTo("response_format.json_schema");
                });
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void refusesBombsQuickly(JsonNode schema) {
        // Then
        assertTimeoutPreemptively(
                QUICK,
                () -> assertThatThrownBy(() -> Grammars.ofSchema(schema)).isInstanceOf(UnsupportedRequest.class));
    }

    @ParameterizedTest
    @MethodSource("large")
    void compilesLargeSchemasThatAreHonest(JsonNode schema) {
        // When
        Grammar grammar = assertTimeoutPreemptively(QUICK, () -> Grammars.ofSchema(schema));

        // Then
        assertThat(grammar.start().complete()).isFalse();
    }

    static Stream<JsonNode> bombs() {
        ObjectNode deep = NODES.objectNode().put("type", "string");
        for (int i = 0; i < 5_000; i++) {
            deep = NODES.objectNode().set("items", deep);
        }
        ObjectNode doubling = NODES.objectNode();
        ObjectNode definitions = doubling.putObject("$defs");
        definitions.putObject("d0").put("type", "string");
        for (int i = 1; i < 40; i++) {
            ArrayNode options = definitions.putObject("d" + i).putArray("anyOf");
            options.addObject().put("$ref", "#/$defs/d" + (i - 1)).put("minLength", 1);
            options.addObject().put("$ref", "#/$defs/d" + (i - 1)).put("maxLength", 9);
        }
        doubling.put("$ref", "#/$defs/d39");
        ObjectNode wide = NODES.objectNode();
        ObjectNode properties = wide.putObject("properties");
        IntStream.range(0, 100_000).forEach(i -> properties.putObject("p" + i));
        ObjectNode values = NODES.objectNode();
        ArrayNode listed = values.putArray("enum");
        IntStream.range(0, 200_000).forEach(listed::add);
        return Stream.of(
                deep,
                doubling,
                wide,
                values,
                pattern("(a|b)*a(a|b){400}"),
                pattern("^((((a{1,900}){1,900}){1,900}){1,900})$"),
                pattern("(".repeat(1_000) + "a" + ")".repeat(1_000)),
                pattern("x".repeat(100_000)),
                pattern("^(a{1,50}|b{1,60})*$").put("minLength", 3_000).put("maxLength", 900_000));
    }

    static Stream<JsonNode> large() {
        ObjectNode optional = NODES.objectNode();
        ObjectNode properties = optional.putObject("properties");
        IntStream.range(0, 900)
                .forEach(i -> properties.putObject("property" + i).put("type", "string"));
        ObjectNode nested = NODES.objectNode().put("type", "string");
        for (int i = 0; i < 45; i++) {
            ObjectNode outer = NODES.objectNode().put("maxItems", 90_000);
            outer.set("items", nested);
            nested = outer;
        }
        ObjectNode values = NODES.objectNode();
        ArrayNode listed = values.putArray("enum");
        IntStream.range(0, 5_000).forEach(i -> listed.add("value " + i));
        ObjectNode text = NODES.objectNode().put("type", "string").put("maxLength", 1_000_000);
        return Stream.of(optional, nested, values, text.put("minLength", 999_999));
    }

    private static ObjectNode pattern(String pattern) {
        return NODES.objectNode().put("type", "string").put("pattern", pattern);
    }
}
