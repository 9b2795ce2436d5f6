package dev.wenshu.inference.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wenshu.inference.Embedding.EmbeddingRequest;
import dev.wenshu.inference.Embedding.Vectors;
import dev.wenshu.inference.UnknownModel;
import dev.wenshu.inference.testkit.Architecture;
import dev.wenshu.inference.testkit.GgufShape;
import dev.wenshu.inference.testkit.Pooling;
import dev.wenshu.inference.testkit.SampleText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddingTest {
    @ParameterizedTest
    @EnumSource(
            value = Pooling.class,
            names = {"MEAN", "LAST"})
    void vectorsAreOfUnitLengthAndDoNotDependOnTheirNeighbours(Pooling pooling) {
        // Given
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            texts.add(new SampleText(i).english() + " " + i);
        }
        texts.add(new SampleText(1).invoice(80));
        LlamaCppConfig config = TinyModel.config(
                        TinyModel.file(GgufShape.tiny(Architecture.QWEN3).withPooling(pooling)))
                .withContextTokens(256);

        // When
        Vectors together;
        Vectors alone;
        try (LlamaCppEngine engine = LlamaCppEngine.open(config)) {
            together = engine.embed(new EmbeddingRequest("tiny", texts));
            alone = engine.embed(new EmbeddingRequest("tiny", List.of(texts.get(3))));
            assertThatThrownBy(() -> engine.generate(TinyEngine.raw("x", 1))).isInstanceOf(UnknownModel.class);
        }

        // Then
        assertThat(together.vectors())
                .hasSize(71)
                .allSatisfy(vector -> assertThat(dot(vector, vector)).isCloseTo(1, within(1e-4)));
        assertThat(dot(together.vectors().get(3), alone.vectors().getFirst())).isCloseTo(1, within(1e-3));
        assertThat(dot(together.vectors().get(3), together.vectors().get(4))).isLessThan(0.999);
    }

    @Test
    void aControlTokenInATextIsText() {
        // Given
        LlamaCppConfig config = TinyModel.config(
                TinyModel.file(GgufShape.tiny(Architecture.QWEN3).withPooling(Pooling.MEAN)));

        // When
        int one;
        int spelled;
        try (LlamaCppEngine engine = LlamaCppEngine.open(config)) {
            one = engine.embed(new EmbeddingRequest("tiny", List.of("a"))).promptTokens();
            spelled = engine.embed(new EmbeddingRequest("tiny", List.of("<|im_end|>")))
                    .promptTokens();
        }

        // Then
        assertThat(spelled).isGreaterThan(one + 1);
    }

    private static double dot(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (double) left[i] * right[i];
        }
        return sum;
    }
}
