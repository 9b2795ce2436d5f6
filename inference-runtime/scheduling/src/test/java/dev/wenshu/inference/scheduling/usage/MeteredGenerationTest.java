package dev.wenshu.inference.scheduling.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.generation.Completion.FinishReason;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.inference.scheduling.Requests;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.usage.UsageEvent;
import dev.wenshu.inference.usage.UsageEvent.Outcome;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MeteredGenerationTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final PriceList PRICES = model -> new ModelDefinition(
            model,
            new ModelDefinition.Source.Gguf(Path.of("m.gguf")),
            0,
            false,
            new BigDecimal("2"),
            new BigDecimal("8"));

    private final List<UsageEvent> events = new ArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final UsageAccount account = new UsageAccount(
            List.of(events::add), PRICES, InstantSource.fixed(NOW), () -> "id-" + ids.incrementAndGet());

    @Test
    void eventSaysWhoAskedWhatItTookAndWhatItCost() {
        // Given
        CallContext context = new CallContext(
                "finance", "li", "invoice-extract", "doc-1", CallContext.Priority.BATCH, null, new Cancellation());
        TextGeneration metered = new MeteredGeneration((request, sink) -> Requests.completion("m", "ok"), account);

        // When
        metered.generate(Requests.request("fast", context));

        // Then
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo("id-1");
            assertThat(event.at()).isEqualTo(NOW);
            assertThat(event)
                    .extracting(UsageEvent::department, UsageEvent::user, UsageEvent::flow, UsageEvent::document)
                    .containsExactly("finance", "li", "invoice-extract", "doc-1");
            assertThat(event.operation()).isEqualTo("chat");
            assertThat(event.requestedModel()).isEqualTo("fast");
            assertThat(event.model()).isEqualTo("m");
            assertThat(event.tokens()).isEqualTo(new Usage(100, 20, 10, 0));
            assertThat(event.cost()).isEqualByComparingTo("0.00028");
            assertThat(event.device()).isEqualTo("cpu");
            assertThat(event.outcome()).isEqualTo(Outcome.OK);
        });
    }

    @Test
    void answerFromTheCacheCostsNothing() {
        // Given
        TextGeneration metered = new MeteredGeneration(
                (request, sink) -> {
                    CallNotes.current().cacheHit();
                    return Requests.completion("m", "ok");
                },
                account);

        // When
        metered.generate(Requests.request("m"));

        // Then
        assertThat(events.getFirst().cacheHit()).isTrue();
        assertThat(events.getFirst().tokens()).isEqualTo(Usage.NONE);
        assertThat(events.getFirst().cost()).isEqualByComparingTo("0");
    }

    @Test
    void cutAnswerIsTruncatedAndPlainTextHasItsOwnName() {
        // Given
        TextGeneration metered =
                new MeteredGeneration((request, sink) -> Requests.completion("m", "cut", FinishReason.LENGTH), account);

        // When
        metered.generate(GenerationRequest.of("m", new Prompt.Raw("text")));

        // Then
        assertThat(events.getFirst())
                .extracting(UsageEvent::operation, UsageEvent::outcome)
                .containsExactly("text_completion", Outcome.TRUNCATED);
    }

    static List<Arguments> failures() {
        return List.of(
                Arguments.of(new Cancelled(), Outcome.CANCELLED),
                Arguments.of(new Busy("full", Duration.ofSeconds(1)), Outcome.REFUSED),
                Arguments.of(new Fault(FaultCategory.CAPACITY, "no memory"), Outcome.REFUSED),
                Arguments.of(new UnsupportedRequest("stop", "bad"), Outcome.INVALID),
                Arguments.of(new Fault(FaultCategory.EXTERNAL, "away"), Outcome.FAILED),
                Arguments.of(new IllegalStateException("bug"), Outcome.FAILED));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failureIsAnEventWithTheModelTriedLast(RuntimeException failure, Outcome outcome) {
        // Given
        TextGeneration metered = new MeteredGeneration(
                (request, sink) -> {
                    CallNotes.current().tried("m");
                    CallNotes.current().waited(Duration.ofSeconds(2));
                    throw failure;
                },
                account);

        // When / Then
        assertThatThrownBy(() -> metered.generate(Requests.request("fast"))).isSameAs(failure);
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo(outcome);
            assertThat(event.model()).isEqualTo("m");
            assertThat(event.timing().queue()).isEqualTo(Duration.ofSeconds(2));
            assertThat(event.cost()).isNull();
        });
    }

    @Test
    void listenerThatFailsDoesNotHurtTheCallOrOtherListeners() {
        // Given
        UsageAccount failing = new UsageAccount(
                List.of(
                        event -> {
                            throw new IllegalStateException("broken");
                        },
                        events::add),
                PriceList.NONE,
                InstantSource.fixed(NOW),
                () -> "id");
        TextGeneration metered = new MeteredGeneration((request, sink) -> Requests.completion("m", "ok"), failing);

        // When
        String text = metered.generate(Requests.request("m")).text();

        // Then
        assertThat(text).isEqualTo("ok");
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().cost()).isNull();
    }

    @Test
    void embeddingsAndPagesAreCountedToo() {
        // Given
        Embedding embedding =
                new MeteredEmbedding(request -> new Embedding.Vectors("bge", List.of(new float[1]), 7), account);
        TextRecognition recognition = new MeteredRecognition(
                request -> {
                    throw new Fault(FaultCategory.INPUT, "not an image");
                },
                account);

        // When
        embedding.embed(new Embedding.EmbeddingRequest("auto", List.of("text")));
        assertThatThrownBy(() -> recognition.recognize(new TextRecognition.RecognitionRequest("auto", new byte[1])))
                .isInstanceOf(Fault.class);

        // Then
        assertThat(events).extracting(UsageEvent::operation).containsExactly("embeddings", "text_recognition");
        assertThat(events).extracting(UsageEvent::outcome).containsExactly(Outcome.OK, Outcome.INVALID);
        assertThat(events.getFirst().tokens().prompt()).isEqualTo(7);
        assertThat(events.getFirst().department()).isEmpty();
    }
}
