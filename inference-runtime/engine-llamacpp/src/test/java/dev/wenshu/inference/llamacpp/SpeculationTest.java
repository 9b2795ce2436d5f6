package dev.wenshu.inference.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.ResponseFormat;
import dev.wenshu.inference.generation.Sampling;
import dev.wenshu.inference.testkit.Architecture;
import dev.wenshu.inference.testkit.Behaviour;
import dev.wenshu.inference.testkit.GgufShape;
import dev.wenshu.inference.testkit.SampleText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpeculationTest {
    private static final Path REPEATING =
            TinyModel.file(GgufShape.tiny(Architecture.LLAMA).withBehaviour(Behaviour.REPEATING));

    @Test
    void repeatedTextTakesHalfOfTheStepsAndIsTheSame() {
        // Given
        GenerationRequest request = TinyEngine.raw("Invoice number 4711 of 12 March", 200);
        Completion plain;
        try (LlamaCppEngine engine =
                LlamaCppEngine.open(TinyModel.config(REPEATING).withSpeculation(false))) {
            plain = engine.generate(request);
        }

        // When
        Completion guessed;
        EngineStatistics statistics;
        try (LlamaCppEngine engine = LlamaCppEngine.open(TinyModel.config(REPEATING))) {
            guessed = engine.generate(request);
            statistics = engine.statistics().orElseThrow();
        }

        // Then
        assertThat(guessed.text()).isEqualTo(plain.text());
        assertThat(guessed.usage()).isEqualTo(plain.usage());
        assertThat(statistics.steps()).isLessThan(100);
        assertThat(statistics.draftedTokens()).isGreaterThanOrEqualTo(statistics.acceptedTokens());
        assertThat(statistics.acceptedTokens()).isGreaterThan(100);
    }

    @Test
    void severalAnswersAreGuessedAheadTogether() {
        // Given
        List<GenerationRequest> requests = IntStream.range(0, 4)
                .mapToObj(i -> TinyEngine.raw("Document " + i + new SampleText(i).english(), 100))
                .toList();
        List<Completion> plain;
        try (LlamaCppEngine engine =
                LlamaCppEngine.open(TinyModel.config(REPEATING).withSpeculation(false))) {
            plain = TinyEngine.oneByOne(engine, requests);
        }

        // When
        List<Completion> guessed;
        EngineStatistics statistics;
        try (LlamaCppEngine engine = LlamaCppEngine.open(TinyModel.config(REPEATING))) {
            guessed = TinyEngine.atOnce(engine, requests);
            statistics = engine.statistics().orElseThrow();
        }

        // Then
        assertThat(guessed)
                .extracting(Completion::text)
                .isEqualTo(plain.stream().map(Completion::text).toList());
        assertThat(statistics.draftedTokens()).isPositive();
        assertThat(statistics.acceptedTokens()).isPositive();
    }

    @Test
    void drawnAnswersAreThoseOfTheSeedWithAndWithoutGuesses() {
        // Given
        Sampling seeded = new Sampling(0.8, 0.9, 40, 0, OptionalLong.of(42), 0, 0, 1, Map.of());
        GenerationRequest request = TinyEngine.raw("Invoice number 4711", 120).withSampling(seeded);
        Completion plain;
        try (LlamaCppEngine engine =
                LlamaCppEngine.open(TinyModel.config(REPEATING).withSpeculation(false))) {
            plain = engine.generate(request);
        }

        // When
        Completion guessed;
        EngineStatistics statistics;
        try (LlamaCppEngine engine = LlamaCppEngine.open(TinyModel.config(REPEATING))) {
            guessed = engine.generate(request);
            statistics = engine.statistics().orElseThrow();
        }

        // Then
        assertThat(guessed.text()).isEqualTo(plain.text());
        assertThat(statistics.draftedTokens()).isPositive();
        assertThat(statistics.acceptedTokens()).isPositive();
    }

    @Test
    void guessesKeepToTheGrammar() {
        // Given
        String gbnf = "root ::= [^!]{400} \"!\"";
        GenerationRequest request =
                TinyEngine.raw("Invoice number 4711 of 12 March", 450).withFormat(new ResponseFormat.Grammar(gbnf));
        Completion plain;
        try (LlamaCppEngine engine =
                LlamaCppEngine.open(TinyModel.config(REPEATING).withSpeculation(false))) {
            plain = engine.generate(request);
        }

        // When
        Completion guessed;
        EngineStatistics statistics;
        try (LlamaCppEngine engine = LlamaCppEngine.open(TinyModel.config(REPEATING))) {
            guessed = engine.generate(request);
            statistics = engine.statistics().orElseThrow();
        }

        // Then
        assertThat(guessed.text()).endsWith("!").isEqualTo(plain.text());
        assertThat(statistics.draftedTokens()).isPositive();
        assertThat(statistics.acceptedTokens()).isPositive();
    }
}
