package dev.wenshu.invoice.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.Origin;
import dev.wenshu.document.extract.Evidence;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.extract.Extraction;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.document.model.DocumentModel;
import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.ModelCatalog.Task;
import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.ResponseFormat;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.replay.Script;
import dev.wenshu.inference.replay.ScriptedGeneration;
import dev.wenshu.invoice.FakeDocument;
import dev.wenshu.invoice.InvoiceExtractor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelGapFillerTest {
    private static final String TEXT = """
            Long Name AB
            Number R-17     dated 3 May 2025
            to: Buyer & Sons Ltd
            Subtotal 100.00
            VAT 25.00
            Total 125.00""";
    private static final FakeDocument DOCUMENT =
            FakeDocument.of(DocumentFormat.PDF).withText(TEXT);
    private static final Extraction OPEN = new Extraction(
            InvoiceExtractor.KIND,
            Map.of("total", new ExtractedField("125.00", 0.9, Evidence.at(Origin.TEXT, 1, null))),
            List.of(),
            List.of(
                    new Problem("invoice_number", "NUMBER_NOT_FOUND", ""),
                    new Problem("issue_date", "NOT_FOUND", ""),
                    new Problem("net", "NOT_SURE", ""),
                    new Problem("buyer", "NOT_FOUND", ""),
                    new Problem("due_date", "NOT_STATED", "")));

    private final List<GenerationRequest> asked = new ArrayList<>();

    @Test
    void takesWhatTheVisibleTextShows() {
        // Given
        ModelGapFiller filler = filler(OPEN, """
                {"invoice_number":"R-17","issue_date":"3 May 2025","net":"100,00","buyer":"Buyer & Sons Ltd"}""");

        // When
        Extraction filled = filler.extract(DOCUMENT).orElseThrow();

        // Then
        assertThat(field(filled, "issue_date").value()).isEqualTo("2025-05-03");
        assertThat(field(filled, "net").value()).isEqualTo("100.00");
        assertThat(field(filled, "buyer").value()).isEqualTo("Buyer & Sons Ltd");
        ExtractedField number = field(filled, "invoice_number");
        assertThat(number.value()).isEqualTo("R-17");
        assertThat(number.evidence().origin()).isEqualTo(Origin.MODEL);
        assertThat(number.evidence().box()).isNotNull();
        assertThat(number.confidence()).isLessThan(0.8);
        assertThat(filled.problems()).extracting(Problem::code).containsOnly("NOT_STATED");
    }

    @Test
    void refusesWhatNobodyCanSee() {
        // Given
        ModelGapFiller filler = filler(OPEN, """
                {"invoice_number":"R-18","issue_date":null,"net":"1.00","buyer":"Evil Corp"}""");

        // When
        Extraction filled = filler.extract(DOCUMENT).orElseThrow();

        // Then
        assertThat(filled.fields()).containsOnlyKeys("total");
        assertThat(filled.problems())
                .filteredOn(problem -> problem.code().equals("MODEL_NOT_GROUNDED"))
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("invoice_number", "net", "buyer");
    }

    @Test
    void asksForOpenFieldsOnly() {
        // Given
        ModelGapFiller filler = filler(OPEN, "{}");

        // When
        filler.extract(DOCUMENT);

        // Then
        ResponseFormat.JsonSchema schema =
                (ResponseFormat.JsonSchema) asked.getFirst().format();
        assertThat(schema.schema().path("properties").fieldNames())
                .toIterable()
                .containsExactly("invoice_number", "issue_date", "net", "buyer");
    }

    @Test
    void asksNothingOfCompleteInvoice() {
        // Given
        Extraction complete = new Extraction(InvoiceExtractor.KIND, OPEN.fields(), List.of(), List.of());
        ModelGapFiller filler = filler(complete, "{}");

        // When
        Extraction same = filler.extract(DOCUMENT).orElseThrow();

        // Then
        assertThat(same).isEqualTo(complete);
        assertThat(asked).isEmpty();
    }

    @Test
    void keepsWhatWasFoundWhenModelIsBusy() {
        // Given
        ModelGapFiller filler = new ModelGapFiller(document -> Optional.of(OPEN), model((request, sink) -> {
            throw new Busy("queue full", Duration.ofSeconds(1));
        }));

        // When
        Extraction kept = filler.extract(DOCUMENT).orElseThrow();

        // Then
        assertThat(kept.fields()).isEqualTo(OPEN.fields());
        assertThat(kept.problems()).extracting(Problem::code).contains(ModelGapFiller.UNAVAILABLE);
    }

    @Test
    void holdsBackSumThatDoesNotAddUp() {
        // Given
        Extraction open = new Extraction(
                InvoiceExtractor.KIND,
                OPEN.fields(),
                List.of(),
                List.of(new Problem("net", "NOT_FOUND", ""), new Problem("tax", "NOT_FOUND", "")));
        ModelGapFiller filler = filler(open, """
                {"net":"125.00","tax":"25.00"}""");

        // When
        Extraction filled = filler.extract(DOCUMENT).orElseThrow();

        // Then
        assertThat(filled.problems()).extracting(Problem::code).contains("SUM_MISMATCH");
    }

    private static ExtractedField field(Extraction found, String name) {
        return Objects.requireNonNull(found.fields().get(name), name);
    }

    private ModelGapFiller filler(Extraction found, String answer) {
        return new ModelGapFiller(
                document -> Optional.of(found), model(new ScriptedGeneration("qwen", Script.saying(answer))));
    }

    private DocumentModel model(TextGeneration engine) {
        return new DocumentModel(
                (request, sink) -> {
                    asked.add(request);
                    return engine.generate(request, sink);
                },
                () -> List.of(new ModelCard("qwen", Task.TEXT_GENERATION, "replay", "1", "none")),
                InstantSource.system());
    }
}
