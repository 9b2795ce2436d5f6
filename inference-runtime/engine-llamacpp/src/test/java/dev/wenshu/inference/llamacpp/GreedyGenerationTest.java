package dev.wenshu.inference.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Prompt;
import org.junit.jupiter.api.Test;

class GreedyGenerationTest {
    @Test
    void answersTheSameTwice() {
        // Given
        GenerationRequest request = GenerationRequest.of("tiny", new Prompt.Raw("The invoice number is"))
                .withMaxTokens(40);

        // When
        Completion first;
        Completion second;
        try (LlamaCppEngine engine = LlamaCppEngine.open(TinyModel.config())) {
            first = engine.generate(request);
            second = engine.generate(request);
        }

        // Then
        assertThat(first.text()).isNotEmpty().isEqualTo(second.text());
        assertThat(first.usage().completion()).isEqualTo(40);
        assertThat(second.usage().cached()).isEqualTo(second.usage().prompt() - 1);
    }
}
