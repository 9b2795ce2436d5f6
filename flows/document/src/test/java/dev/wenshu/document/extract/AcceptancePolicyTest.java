package dev.wenshu.document.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wenshu.document.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AcceptancePolicyTest {
    private final AcceptancePolicy policy = new AcceptancePolicy(
            0.8,
            Map.of("invoice.seller", 0.95),
            Map.of("invoice", Set.of("total", "seller")),
            Set.of("invoice.net", "invoice.total"),
            Set.of("NOT_FOUND", "NOT_SURE"));

    @Test
    void acceptsWhereEveryValueReachesItsThreshold() {
        assertThat(policy.decide(invoice(Map.of("total", 0.8, "seller", 0.95), List.of()))
                        .decision())
                .isEqualTo(Decision.ACCEPTED);
    }

    @Test
    void saysWhichValueHoldsADocumentBack() {
        // When
        AcceptancePolicy.Verdict verdict =
                policy.decide(invoice(Map.of("total", 0.9, "seller", 0.9, "net", 0.5), List.of()));

        // Then
        assertThat(verdict.decision()).isEqualTo(Decision.REVIEW);
        assertThat(verdict.extraction().problems())
                .extracting(Problem::field, Problem::code)
                .containsExactlyInAnyOrder(
                        tuple("seller", AcceptancePolicy.LOW_CONFIDENCE),
                        tuple("net", AcceptancePolicy.LOW_CONFIDENCE));
        assertThat(verdict.extraction().fields()).containsKeys("seller", "net");
    }

    @Test
    void leavesAnOptionalValueOutOfADocumentThatIsSureOtherwise() {
        // When
        AcceptancePolicy.Verdict verdict =
                policy.decide(invoice(Map.of("total", 0.9, "seller", 0.99, "net", 0.5), List.of()));

        // Then
        assertThat(verdict.decision()).isEqualTo(Decision.ACCEPTED);
        assertThat(verdict.extraction().fields()).containsOnlyKeys("total", "seller");
        assertThat(verdict.extraction().problems())
                .singleElement()
                .extracting(Problem::code)
                .isEqualTo("NOT_SURE");
    }

    @Test
    void neverLeavesARequiredValueOut() {
        assertThat(policy.decide(invoice(Map.of("total", 0.5, "seller", 0.99), List.of()))
                        .decision())
                .isEqualTo(Decision.REVIEW);
    }

    @Test
    void goesByProblemsThatAreNotHarmless() {
        // Given
        Problem harmless = new Problem("due_date", "NOT_FOUND", "");
        Problem missing = new Problem("seller", "NOT_FOUND", "");
        Problem serious = Problem.of("SUM_MISMATCH", "");

        // Then
        assertThat(policy.decide(invoice(Map.of("total", 0.9, "seller", 0.99), List.of(harmless)))
                        .decision())
                .isEqualTo(Decision.ACCEPTED);
        assertThat(policy.decide(invoice(Map.of("total", 0.9, "seller", 0.99), List.of(serious)))
                        .decision())
                .isEqualTo(Decision.REVIEW);
        assertThat(policy.holdsBack("invoice", harmless)).isFalse();
        assertThat(policy.holdsBack("invoice", missing)).isTrue();
        assertThat(policy.holdsBack("invoice", serious)).isTrue();
    }

    private static Extraction invoice(Map<String, Double> confidences, List<Problem> problems) {
        Map<String, ExtractedField> fields = new LinkedHashMap<>();
        confidences.forEach((name, confidence) ->
                fields.put(name, new ExtractedField("1", confidence, Evidence.at(Origin.TEXT, 1, null))));
        return new Extraction("invoice", fields, List.of(), problems);
    }
}
