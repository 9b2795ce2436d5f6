package dev.wenshu.inference.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.ResponseFormat;
import dev.wenshu.inference.generation.Sampling;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GrammarTest {
    private static final String SCHEMA = """
            {"type":"object","additionalProperties":false,
             "properties":{"invoice_number":{"type":"string","maxLength":12},
               "currency":{"enum":["EUR","USD","CNY"]},
               "document_classification_result":{"const":"commercial_invoice"},
               "paid":{"type":"boolean"}},
             "required":["invoice_number","currency","document_classification_result","paid"]}""";

    private static LlamaCppEngine engine;

    @BeforeAll
    static void open() {
        engine = LlamaCppEngine.open(TinyModel.config());
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void mostlyFixedAnswersTakeAThirdOfTheSteps() throws Exception {
        // Given
        EngineStatistics before = engine.statistics().orElseThrow();

        // When
        Completion answer = engine.generate(extraction("Extract the fields."));

        // Then
        EngineStatistics after = engine.statistics().orElseThrow();
        JsonNode json = Json.mapper().readTree(answer.text());
        assertThat(json.fieldNames()).toIterable().hasSize(4);
        assertThat(json.path("document_classification_result").asText()).isEqualTo("commercial_invoice");
        assertThat(answer.finishReason()).isEqualTo(Completion.FinishReason.STOP);
        assertThat((after.steps() - before.steps()) * 3)
                .isLessThan(answer.usage().completion());
        assertThat(after.forcedTokens()).isPositive();
    }

    @Test
    void drawnAnswersKeepToTheGrammarToo() throws Exception {
        // Given
        Sampling hot = new Sampling(1.5, 0.95, 50, 0, OptionalLong.of(3), 0, 0, 1, Map.of());

        // When
        Completion first = engine.generate(extraction("Draw.").withSampling(hot));
        Completion second = engine.generate(extraction("Draw.").withSampling(hot));

        // Then
        assertThat(Json.mapper().readTree(first.text()).fieldNames())
                .toIterable()
                .hasSize(4);
        assertThat(second.text()).isEqualTo(first.text());
    }

    @Test
    void manyDifferentAnswersKeepToTheirGrammarsAtOnce() throws Exception {
        // Given
        List<GenerationRequest> requests = IntStream.range(0, 12)
                .mapToObj(i -> extraction("Document " + i))
                .toList();

        // When
        List<Completion> answers = TinyEngine.atOnce(engine, requests);

        // Then
        for (Completion answer : answers) {
            assertThat(Json.mapper().readTree(answer.text()).fieldNames())
                    .toIterable()
                    .hasSize(4);
        }
    }

    @Test
    void logProbabilitiesAreReportedForEachTokenOfAConstrainedAnswer() {
        // Given
        GenerationRequest request = extraction("Report.").withTopLogprobs(1);

        // When
        Completion answer = engine.generate(request);

        // Then
        assertThat(answer.logprobs()).hasSize(answer.usage().completion());
    }

    @Test
    void anAnswerWithoutAnyChoiceNeedsNoStep() {
        // Given
        EngineStatistics before = engine.statistics().orElseThrow();

        // When
        Completion answer = engine.generate(
                TinyEngine.raw("Say it.", 50).withFormat(new ResponseFormat.Grammar("root ::= \"just this\"")));

        // Then
        assertThat(answer.text()).isEqualTo("just this");
        assertThat(engine.statistics().orElseThrow().steps()).isEqualTo(before.steps());
    }

    @Test
    void anAnswerIsCutAtItsTokenLimitEvenInAForcedStretch() {
        // When
        Completion answer = engine.generate(extraction("Short.").withMaxTokens(3));

        // Then
        assertThat(answer.usage().completion()).isEqualTo(3);
        assertThat(answer.finishReason()).isEqualTo(Completion.FinishReason.LENGTH);
    }

    @Test
    void namesAKeywordThatCannotBeEnforced() throws Exception {
        // Given
        GenerationRequest request = TinyEngine.raw("x", 10)
                .withFormat(new ResponseFormat.JsonSchema(
                        "bad", Json.mapper().readTree("{\"type\":\"object\",\"not\":{\"type\":\"string\"}}")));

        // When, Then
        assertThatThrownBy(() -> engine.generate(request))
                .isInstanceOf(UnsupportedRequest.class)
                .hasMessageContaining("not");
    }

    @Test
    void schemasThatDifferInTheOrderOfPropertiesAreDifferentGrammars() throws Exception {
        // Given
        String oneWay = schemaOf("\"paid\":{\"const\":true},\"currency\":{\"const\":\"EUR\"}");
        String otherWay = schemaOf("\"currency\":{\"const\":\"EUR\"},\"paid\":{\"const\":true}");

        // When
        List<String> answers = new ArrayList<>();
        for (String schema : List.of(oneWay, otherWay, oneWay)) {
            answers.add(engine.generate(TinyEngine.raw("Order.", 50)
                            .withFormat(new ResponseFormat.JsonSchema(
                                    "order", Json.mapper().readTree(schema))))
                    .text());
        }

        // Then
        assertThat(answers)
                .containsExactly(
                        "{\"paid\":true,\"currency\":\"EUR\"}",
                        "{\"currency\":\"EUR\",\"paid\":true}",
                        "{\"paid\":true,\"currency\":\"EUR\"}");
    }

    private static String schemaOf(String properties) {
        return "{\"type\":\"object\",\"required\":[\"paid\",\"currency\"],\"properties\":{" + properties + "}}";
    }

    private static GenerationRequest extraction(String prompt) {
        try {
            return TinyEngine.raw(prompt, 200)
                    .withFormat(new ResponseFormat.JsonSchema(
                            "invoice", Json.mapper().readTree(SCHEMA)));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
