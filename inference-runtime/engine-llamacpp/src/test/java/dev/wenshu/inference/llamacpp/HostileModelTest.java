package dev.wenshu.inference.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wenshu.inference.Embedding.EmbeddingRequest;
import dev.wenshu.inference.UnknownModel;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Sampling;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.inference.testkit.Architecture;
import dev.wenshu.inference.testkit.GgufShape;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileModelTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 10, 1000, 30_000, 500_000})
    void refusesATruncatedFile(int length) throws IOException {
        // Given
        Path file = write(Arrays.copyOf(Files.readAllBytes(TinyModel.file()), length));

        // When
        Throwable refusal = catchThrowable(() -> LlamaCppEngine.open(TinyModel.config(file)));

        // Then
        assertThat(refusal).isInstanceOf(Fault.class).hasMessageContaining(file.toString());
        assertThat(Fault.categoryOf(refusal)).isEqualTo(FaultCategory.INPUT);
    }

    @Test
    void refusesAnUnknownArchitectureByName() throws IOException {
        // Given
        String latin = new String(Files.readAllBytes(TinyModel.file()), StandardCharsets.ISO_8859_1);
        Path file = write(latin.replace("llama", "lxama").getBytes(StandardCharsets.ISO_8859_1));

        // When
        Throwable refusal = catchThrowable(() -> LlamaCppEngine.open(TinyModel.config(file)));

        // Then
        assertThat(Fault.categoryOf(refusal)).isEqualTo(FaultCategory.INPUT);
        assertThat(refusal).hasMessageContaining("lxama");
    }

    @Test
    void saysThatAFileIsMissing() {
        // When
        Throwable refusal = catchThrowable(() -> LlamaCppEngine.open(TinyModel.config(folder.resolve("none.gguf"))));

        // Then
        assertThat(Fault.categoryOf(refusal)).isEqualTo(FaultCategory.SETUP);
        assertThat(refusal).hasMessageContaining("none.gguf");
    }

    @Test
    void survivesHeadersWithDamagedBytes() throws IOException {
        // Given
        byte[] whole = Files.readAllBytes(TinyModel.file());
        Random random = new Random(11);

        for (int round = 0; round < 60; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 3; i++) {
                damaged[random.nextInt(2000)] = (byte) random.nextInt(256);
            }
            Path file = write(damaged);

            // When
            Throwable refusal = catchThrowable(() -> {
                try (LlamaCppEngine engine = LlamaCppEngine.open(TinyModel.config(file))) {
                    engine.generate(TinyEngine.raw("x", 2));
                }
            });

            // Then
            if (refusal != null) {
                assertThat(refusal).isInstanceOf(Fault.class);
                assertThat(Fault.categoryOf(refusal)).isIn(FaultCategory.INPUT, FaultCategory.CAPACITY);
            }
        }
    }

    @Test
    void refusesAPoolThatTheMachineCannotHold() {
        // Given
        GgufShape tiny = GgufShape.tiny(Architecture.QWEN3);
        GgufShape wideHeads = new GgufShape(
                tiny.architecture(),
                12,
                tiny.width(),
                tiny.feedForward(),
                4,
                4,
                128,
                tiny.vocabulary(),
                tiny.context(),
                tiny.weights(),
                tiny.tied(),
                tiny.pooling(),
                tiny.behaviour(),
                tiny.seed());
        LlamaCppConfig config = TinyModel.config(TinyModel.file(wideHeads)).withContextTokens(1 << 24);

        // When
        Throwable refusal = catchThrowable(() -> LlamaCppEngine.open(config));

        // Then
        assertThat(Fault.categoryOf(refusal)).isEqualTo(FaultCategory.CAPACITY);
        assertThat(refusal).hasMessageContaining("smaller context");
    }

    @Test
    void refusesAbsurdParametersAndServesTheNext() {
        // Given
        try (LlamaCppEngine engine = LlamaCppEngine.open(TinyModel.config())) {
            for (Sampling absurd : List.of(
                    new Sampling(Double.NaN, 1, 0, 0, OptionalLong.empty(), 0, 0, 1, Map.of()),
                    new Sampling(-1, 1, 0, 0, OptionalLong.empty(), 0, 0, 1, Map.of()),
                    new Sampling(1, 0, 0, 0, OptionalLong.empty(), 0, 0, 1, Map.of()),
                    new Sampling(1, 1, 0, 0, OptionalLong.empty(), 0, 0, 0, Map.of()),
                    new Sampling(1, 1, 0, 0, OptionalLong.empty(), 0, 0, 1, Map.of(99_999_999, 1.0)))) {

                // When, Then
                assertThatThrownBy(() -> engine.generate(TinyEngine.raw("x", 5).withSampling(absurd)))
                        .isInstanceOf(UnsupportedRequest.class);
            }
            assertThatThrownBy(() -> engine.generate(TinyEngine.raw("x", 5).withStop(List.of(""))))
                    .isInstanceOf(UnsupportedRequest.class);
            assertThatThrownBy(() -> engine.embed(new EmbeddingRequest("tiny", List.of("x"))))
                    .isInstanceOf(UnknownModel.class);
            Completion next = engine.generate(TinyEngine.raw("x", 5));
            assertThat(next.usage().completion()).isEqualTo(5);
        }
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("damaged.gguf"), bytes);
    }
}
