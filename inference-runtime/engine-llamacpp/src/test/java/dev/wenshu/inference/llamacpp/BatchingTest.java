package dev.wenshu.inference.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.testkit.Architecture;
import dev.wenshu.inference.testkit.Behaviour;
import dev.wenshu.inference.testkit.GgufShape;
import dev.wenshu.inference.testkit.SampleText;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchingTest {
    /** A choice between two tokens this close, in nats, may fall either way with the order of floating-point sums. */
    private static final float ROUNDING = 0.01f;

    private static final List<GenerationRequest> DIFFERENT = IntStream.range(0, 8)
            .mapToObj(seed -> new SampleText(seed).invoice(2 + seed))
            .map(text -> TinyEngine.raw(text, 48).withTopLogprobs(2))
            .toList();

    @Test
    void manyShortPromptsAtOnceAreMoreThanABatch() {
        // Given
        List<GenerationRequest> requests = IntStream.range(0, 48)
                .mapToObj(i -> TinyEngine.raw(i + " " + "ab".repeat(10), 4))
                .toList();
        LlamaCppConfig config = TinyModel.config().withPoolTokens(4096).withSequences(48, 0);

        // When
        List<Completion> answers;
        try (LlamaCppEngine engine = LlamaCppEngine.open(config)) {
            answers = TinyEngine.atOnce(engine, requests);
        }

        // Then
        assertThat(answers)
                .hasSize(48)
                .allSatisfy(answer -> assertThat(answer.usage().completion()).isPositive());
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void answersTogetherDifferFromThoseOneByOneInTiesOnly(Architecture architecture) {
        // Given
        Path model = TinyModel.file(GgufShape.tiny(architecture));
        List<Completion> alone = alone(model, DIFFERENT);

        // When
        List<Completion> together;
        EngineStatistics statistics;
        try (LlamaCppEngine engine = LlamaCppEngine.open(TinyModel.config(model).withPoolTokens(4096))) {
            together = TinyEngine.atOnce(engine, DIFFERENT);
            statistics = engine.statistics().orElseThrow();
        }

        // Then
        for (int i = 0; i < DIFFERENT.size(); i++) {
            assertThat(Divergence.of(alone.get(i), together.get(i)).gap()).isLessThan(ROUNDING);
        }
        assertThat(statistics.generatedTokens()).isEqualTo(8 * 48);
        assertThat(statistics.steps()).isLessThan(8 * 48 / 2);
    }

    @Test
    void answersOfADecidedModelAreTheSameTogetherAndOneByOne() {
        // Given
        Path model = TinyModel.file(GgufShape.tiny(Architecture.QWEN2).withBehaviour(Behaviour.REPEATING));
        List<Completion> alone = alone(model, DIFFERENT);

        // When
        List<Completion> together;
        try (LlamaCppEngine engine = LlamaCppEngine.open(TinyModel.config(model).withPoolTokens(4096))) {
            together = TinyEngine.atOnce(engine, DIFFERENT);
        }

        // Then
        assertThat(together)
                .extracting(Completion::text)
                .isEqualTo(alone.stream().map(Completion::text).toList());
    }

    @Test
    void promptsWithTheSameHeadComputeItOnce() {
        // Given
        String head = new SampleText(100).invoice(6);
        List<GenerationRequest> requests = IntStream.range(0, 6)
                .mapToObj(i -> TinyEngine.raw(head + "\n" + i + new SampleText(i).english(), 16)
                        .withTopLogprobs(2))
                .toList();
        List<Completion> alone = alone(TinyModel.file(), requests);

        // When
        List<Completion> together;
        EngineStatistics statistics;
        try (LlamaCppEngine engine = LlamaCppEngine.open(TinyModel.config().withPoolTokens(4096))) {
            together = TinyEngine.atOnce(engine, requests);
            statistics = engine.statistics().orElseThrow();
        }

        // Then
        int shared = together.stream()
                .mapToInt(answer -> answer.usage().cached())
                .max()
                .orElseThrow();
        assertThat(shared).isGreaterThan(100);
        assertThat(together.stream().filter(answer -> answer.usage().cached() >= shared))
                .hasSize(5);
        assertThat(statistics.cachedPromptTokens()).isEqualTo(5L * shared);
        for (int i = 0; i < requests.size(); i++) {
            assertThat(Divergence.of(alone.get(i), together.get(i)).gap()).isLessThan(ROUNDING);
        }
    }

    @Test
    void aFinishedAnswerIsKeptForTheNextTurnOfItsConversation() {
        // Given
        String opening = new SampleText(7).english();

        // When
        Completion first;
        Completion second;
        try (LlamaCppEngine engine = LlamaCppEngine.open(TinyModel.config())) {
            first = engine.generate(TinyEngine.raw(opening, 20));
            second = engine.generate(TinyEngine.raw(opening + first.text() + " And then?", 20));
        }

        // Then
        assertThat(second.usage().cached()).isGreaterThanOrEqualTo(first.usage().prompt());
    }

    private static List<Completion> alone(Path model, List<GenerationRequest> requests) {
        try (LlamaCppEngine engine =
                LlamaCppEngine.open(TinyModel.config(model).withSequences(1, 0).withSpeculation(false))) {
            return TinyEngine.oneByOne(engine, requests);
        }
    }
}
