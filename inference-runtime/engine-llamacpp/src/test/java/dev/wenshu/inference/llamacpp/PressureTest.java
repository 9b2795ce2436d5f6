package dev.wenshu.inference.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.ContextOverflow;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.testkit.Architecture;
import dev.wenshu.inference.testkit.Behaviour;
import dev.wenshu.inference.testkit.GgufShape;
import dev.wenshu.inference.testkit.SampleText;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PressureTest {
    private static final Path MODEL =
            TinyModel.file(GgufShape.tiny(Architecture.QWEN2).withBehaviour(Behaviour.REPEATING));

    @Test
    void aPoolTooSmallForAllMakesTheYoungestWaitAndCutsNobody() {
        // Given
        List<GenerationRequest> requests = IntStream.range(0, 6)
                .mapToObj(i -> TinyEngine.raw(i + new SampleText(i).english(), 150))
                .toList();
        List<Completion> alone;
        try (LlamaCppEngine engine = LlamaCppEngine.open(TinyModel.config(MODEL))) {
            alone = TinyEngine.oneByOne(engine, requests);
        }

        // When
        List<Completion> squeezed;
        EngineStatistics statistics;
        try (LlamaCppEngine engine = LlamaCppEngine.open(
                TinyModel.config(MODEL).withContextTokens(256).withPoolTokens(512))) {
            squeezed = TinyEngine.atOnce(engine, requests);
            statistics = engine.statistics().orElseThrow();
        }

        // Then
        assertThat(statistics.preemptions()).isPositive();
        assertThat(statistics.failedSteps()).isZero();
        assertThat(squeezed)
                .extracting(Completion::text)
                .isEqualTo(alone.stream().map(Completion::text).toList());
    }

    @Test
    void moreRequestsThanSequencesAreServedInTurn() {
        // Given
        List<GenerationRequest> requests = IntStream.range(0, 20)
                .mapToObj(i -> TinyEngine.raw("Request " + i, 10))
                .toList();

        // When
        List<Completion> answers;
        try (LlamaCppEngine engine = LlamaCppEngine.open(TinyModel.config(MODEL).withSequences(3, 2))) {
            answers = TinyEngine.atOnce(engine, requests);
        }

        // Then
        assertThat(answers).allMatch(answer -> answer.usage().completion() == 10);
    }

    @Test
    void refusesAPromptThatDoesNotFitWithItsAnswerAndServesTheNext() {
        // Given
        String large = new SampleText(1).invoice(60);
        try (LlamaCppEngine engine = LlamaCppEngine.open(TinyModel.config(MODEL).withContextTokens(256))) {

            // When, Then
            assertThatThrownBy(() -> engine.generate(TinyEngine.raw(large, 10)))
                    .isInstanceOfSatisfying(ContextOverflow.class, overflow -> {
                        assertThat(overflow.context()).isEqualTo(256);
                        assertThat(overflow.tokens()).isGreaterThan(256);
                    });
            assertThatThrownBy(() -> engine.generate(TinyEngine.raw("short", 256)))
                    .isInstanceOf(ContextOverflow.class);
            assertThatThrownBy(() -> engine.generate(TinyEngine.raw("x".repeat(50_000_000), 10)))
                    .isInstanceOf(ContextOverflow.class);
            assertThat(engine.generate(TinyEngine.raw("short", 10)).usage().completion())
                    .isEqualTo(10);
        }
    }

    @Test
    void anAnswerWithoutALimitFillsTheContext() {
        // When
        Completion answer;
        try (LlamaCppEngine engine = LlamaCppEngine.open(TinyModel.config(MODEL).withContextTokens(256))) {
            answer = engine.generate(TinyEngine.raw("Go on", 0));
        }

        // Then
        assertThat(answer.usage().prompt() + answer.usage().completion()).isEqualTo(256);
        assertThat(answer.finishReason()).isEqualTo(Completion.FinishReason.LENGTH);
    }
}
