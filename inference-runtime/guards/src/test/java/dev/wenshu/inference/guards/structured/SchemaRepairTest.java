package dev.wenshu.inference.guards.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.FinishReason;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.ResponseFormat;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.inference.guards.FakeEngine;
import dev.wenshu.inference.guards.structured.StructuredAnswer.Invalid;
import dev.wenshu.inference.guards.structured.StructuredAnswer.Valid;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaRepairTest {
    private static final ResponseFormat SUM = schema("""
            {"type":"object","properties":{"sum":{"type":"integer"}},"required":["sum"],"additionalProperties":false}""");

    private final FakeEngine engine = new FakeEngine();
    private final List<Delta> deltas = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sum\":5}",
                " {\"sum\": 5}\n",
                "```json\n{\"sum\":5}\n```",
                "Here it is:\n```\n{\"sum\":5}\n```\nDone."
            })
    void acceptsValidJsonWithoutItsWrapping(String answer) {
        // Given
        engine.then(answer);

        // When
        Completion completion = repair().generate(request(SUM), deltas::add);

        // Then
        assertThat(completion.text()).startsWith("{").endsWith("}");
        assertThat(deltas).containsExactly(new Delta.Text(completion.text()));
        assertThat(engine.requests()).hasSize(1);
    }

    @Test
    void asksOnceMoreWithListOfFaults() {
        // Given
        engine.then("{\"sum\":", "\"five\"}").then("{\"sum\":5}");

        // When
        Completion completion = repair().generate(request(SUM), deltas::add);

        // Then
        assertThat(completion.text()).isEqualTo("{\"sum\":5}");
        assertThat(completion.usage()).isEqualTo(new Usage(20, 0, 3, 0));
        assertThat(deltas).containsExactly(new Delta.Text("{\"sum\":5}"));
        List<Message> messages = ((Prompt.Chat) engine.requests().get(1).prompt()).messages();
        assertThat(messages).hasSize(3);
        assertThat(messages.get(1).text()).isEqualTo("{\"sum\":\"five\"}");
        assertThat(messages.get(2).text()).contains("/sum").contains("integer");
    }

    @Test
    void failsAfterSecondInvalidAnswerWithoutQuotingIt() {
        // Given
        engine.then("{\"sum\":\"secret-1\"}").then("{\"secret-2\":1}");

        // When // Then
        assertThatThrownBy(() -> repair().generate(request(SUM), deltas::add))
                .isInstanceOfSatisfying(InvalidAnswer.class, fault -> {
                    assertThat(fault.category()).isEqualTo(FaultCategory.EXTERNAL);
                    assertThat(fault.usage().prompt()).isEqualTo(20);
                })
                .hasMessageContaining("required")
                .hasMessageNotContaining("secret");
        assertThat(deltas).isEmpty();
    }

    @Test
    void findsAnswerThatCameAsReasoning() {
        // Given
        engine.then(Usage.NONE, FinishReason.STOP, new Delta.Reasoning("{\"sum\":5}"));

        // When
        Completion completion = repair().generate(request(SUM), deltas::add);

        // Then
        assertThat(completion.text()).isEqualTo("{\"sum\":5}");
        assertThat(deltas).hasSize(2);
    }

    @Test
    void failsAtOnceWhereRepairIsOff() {
        // Given
        engine.then("no json");

        // When // Then
        assertThatThrownBy(() -> new SchemaRepair(engine, false).generate(request(SUM)))
                .isInstanceOf(InvalidAnswer.class)
                .hasMessageContaining("1 round");
    }

    @Test
    void handsOnAnswerCutAtItsLimit() {
        // Given
        engine.then(Usage.NONE, FinishReason.LENGTH, FakeEngine.texts("{\"su"));

        // When
        Completion completion = repair().generate(request(SUM));

        // Then
        assertThat(completion.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(completion.text()).isEqualTo("{\"su");
    }

    @Test
    void streamsReasoningAndFreeTextThrough() {
        // Given
        engine.then(Usage.NONE, FinishReason.STOP, new Delta.Reasoning("hm"), new Delta.Text("a"), new Delta.Text("b"));

        // When
        repair().generate(request(new ResponseFormat.Text()), deltas::add);

        // Then
        assertThat(deltas).hasSize(3);
    }

    @Test
    void checksFormatsAndEnumerations() {
        // Given
        ResponseFormat format = schema("""
                {"type":"object","properties":{"date":{"type":"string","format":"date"},"currency":{"enum":["EUR","CNY"]}}}""");

        // When
        StructuredAnswer answer = AnswerCheck.check(format, "{\"date\":\"2026-02-30\",\"currency\":\"usd\"}");

        // Then
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.places())
                                .anyMatch(place -> place.startsWith("format"))
                                .anyMatch(place -> place.startsWith("enum")));
    }

    @Test
    void wantsOneObjectForJsonObject() {
        // When // Then
        ResponseFormat format = new ResponseFormat.JsonObject();
        assertThat(AnswerCheck.check(format, "{}")).isInstanceOf(Valid.class);
        assertThat(AnswerCheck.check(format, "[]")).isInstanceOf(Invalid.class);
        assertThat(AnswerCheck.check(format, "{} {}")).isInstanceOf(Invalid.class);
        assertThat(AnswerCheck.check(format, "[".repeat(100_000))).isInstanceOf(Invalid.class);
    }

    @Test
    void followsReferencesWithinSchemaOnly() throws IOException {
        // Given
        ResponseFormat inside = schema("""
                {"$defs":{"a":{"type":"integer"}},"type":"object","properties":{"x":{"$ref":"#/$defs/a"}}}""");
        try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            trap.setSoTimeout(300);
            ResponseFormat outside = schema("{\"$ref\":\"http://127.0.0.1:" + trap.getLocalPort() + "/schema.json\"}");

            // When // Then
            assertThat(AnswerCheck.check(inside, "{\"x\":1}")).isInstanceOf(Valid.class);
            assertThatThrownBy(() -> AnswerCheck.check(outside, "{}")).isInstanceOf(UnsupportedRequest.class);
            assertThatThrownBy(trap::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    @Timeout(20)
    void survivesPatternThatBacktracksWithoutEnd() {
        // Given
        ResponseFormat format = schema("{\"type\":\"string\",\"pattern\":\"^(a+)+$\"}");

        // When
        StructuredAnswer answer = AnswerCheck.check(format, "\"" + "a".repeat(40) + "!\"");

        // Then
        assertThat(answer).isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"string\",\"pattern\":\"(\"}",
                "{\"$ref\":\"#/nowhere\"}",
                "{\"$ref\":\"file:///etc/passwd\"}",
                "{\"$schema\":\"https://example.org/own\"}"
            })
    void refusesSchemaThatCannotBeUsed(String schema) {
        // When // Then
        assertThatThrownBy(() -> AnswerCheck.check(schema(schema), "\"x\"")).isInstanceOf(UnsupportedRequest.class);
    }

    private SchemaRepair repair() {
        return new SchemaRepair(engine, true);
    }

    private static GenerationRequest request(ResponseFormat format) {
        return GenerationRequest.of("m", new Prompt.Chat(List.of(Message.user("q"))))
                .withFormat(format);
    }

    private static ResponseFormat schema(String json) {
        try {
            return new ResponseFormat.JsonSchema("s", Json.mapper().readTree(json));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
