package dev.wenshu.inference.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GgufModelTest {
    private static final GgufShape TINY = GgufShape.tiny(Architecture.QWEN2).withVocabulary(600);

    @TempDir
    Path folder;

    @Test
    void writesTheSameBytesForTheSameShape() throws IOException {
        // Given
        GgufModel first = GgufModel.write(folder.resolve("first.gguf"), TINY);

        // When
        GgufModel second = GgufModel.write(folder.resolve("second.gguf"), TINY);
        GgufModel other = GgufModel.write(folder.resolve("other.gguf"), TINY.withSeed(2));

        // Then
        assertThat(second.file()).hasSameBinaryContentAs(first.file());
        assertThat(Files.mismatch(first.file(), other.file())).isPositive();
    }

    @ParameterizedTest
    @EnumSource(WeightType.class)
    void putsEveryTensorWhereTheDirectorySays(WeightType weights) throws IOException {
        // Given
        GgufShape shape = TINY.withWeights(weights);

        // When
        Path file = GgufModel.write(folder.resolve("model.gguf"), shape).file();

        // Then
        GgufDirectory directory = GgufDirectory.of(file);
        assertThat(directory.offset("token_embd.weight")).isZero();
        assertThat(directory.lastOffset() + directory.start())
                .isLessThan(Files.size(file))
                .isGreaterThan(Files.size(file) - weights.rowBytes(shape.width()) * 600L);
        assertThat(Files.size(file) % 32).isZero();
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void writesTheTensorsOfTheArchitecture(Architecture architecture) throws IOException {
        // Given
        GgufShape shape = GgufShape.tiny(architecture).withVocabulary(600);

        // When
        GgufDirectory directory = GgufDirectory.of(
                GgufModel.write(folder.resolve("model.gguf"), shape).file());

        // Then
        assertThat(directory.text("general.architecture")).isEqualTo(architecture.key());
        assertThat(directory.has("blk.2.ffn_down.weight")).isTrue();
        assertThat(directory.has("blk.2.attn_q.bias")).isEqualTo(architecture == Architecture.QWEN2);
        assertThat(directory.has("blk.2.attn_k_norm.weight")).isEqualTo(architecture == Architecture.QWEN3);
        assertThat(directory.has("output.weight")).isTrue();
    }

    @Test
    void leavesTheOutputMatrixOutWhereTheEmbeddingsServe() throws IOException {
        // Given
        GgufShape shape = TINY.withTied(true);

        // When
        GgufDirectory directory = GgufDirectory.of(
                GgufModel.write(folder.resolve("model.gguf"), shape).file());

        // Then
        assertThat(directory.has("output.weight")).isFalse();
    }

    @Test
    void refusesShapesThatNoModelHas() {
        // Given
        GgufShape tied = TINY.withTied(true);

        // When
        // Then
        assertThatIllegalArgumentException().isThrownBy(() -> TINY.withVocabulary(200));
        assertThatIllegalArgumentException().isThrownBy(() -> tied.withBehaviour(Behaviour.REPEATING));
    }
}
