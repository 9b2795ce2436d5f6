package dev.wenshu.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wenshu.inference.Embedding.EmbeddingRequest;
import dev.wenshu.inference.Embedding.Vectors;
import dev.wenshu.inference.UnknownModel;
import dev.wenshu.kernel.ContentHash;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OnnxEmbeddingTest {
    private static final OnnxModels MODELS = new OnnxModels(OnnxConfig.defaults());
    private static final OnnxEmbedding EMBEDDING = new OnnxEmbedding(MODELS);

    @AfterAll
    static void close() {
        MODELS.close();
    }

    @Test
    void placesLikeMeaningsCloserInEnglish() {
        // When
        Vectors vectors = embed("auto", "amount to be paid", "total payable", "the cat sleeps on the roof");

        // Then
        assertThat(vectors.model()).isEqualTo("bge-small-en-v1.5");
        assertThat(vectors.vectors().getFirst()).hasSize(384);
        assertThat(cosine(vectors, 0, 1)).isGreaterThan(cosine(vectors, 0, 2) + 0.1);
        assertThat(cosine(vectors, 0, 0)).isCloseTo(1, within(1e-4));
    }

    @Test
    void takesChineseModelForChineseTexts() {
        // When
        Vectors vectors = embed("auto", "价税合计", "发票总金额", "今天天气很好");

        // Then
        assertThat(vectors.model()).isEqualTo("bge-small-zh-v1.5");
        assertThat(vectors.vectors().getFirst()).hasSize(512);
        assertThat(cosine(vectors, 0, 1)).isGreaterThan(cosine(vectors, 0, 2));
    }

    @Test
    void givesSameVectorAloneAndAmongLongerTexts() {
        // Given
        String text = "invoice number";

        // When
        float[] alone = embed("bge-small-en-v1.5", text).vectors().getFirst();
        float[] among = embed("bge-small-en-v1.5", "date of issue ".repeat(20), text)
                .vectors()
                .get(1);

        // Then
        double product = 0;
        for (int i = 0; i < alone.length; i++) {
            product += alone[i] * among[i];
        }
        assertThat(product).isGreaterThan(0.99);
    }

    @Test
    void cutsTextsAtTheWindow() {
        // When
        Vectors vectors = embed("bge-small-en-v1.5", "word ".repeat(2000));

        // Then
        assertThat(vectors.promptTokens()).isEqualTo(512);
    }

    @Test
    void refusesUnknownModel() {
        // When // Then
        assertThatThrownBy(() -> embed("gpt", "text")).isInstanceOf(UnknownModel.class);
    }

    @Test
    void catalogueVersionsAreThoseOfTheFiles() {
        // Given
        List<ModelFile> files = List.of(ModelFile.OCR_RECOGNITION, ModelFile.EMBEDDING_ZH, ModelFile.EMBEDDING_EN);

        // When
        List<String> versions = files.stream()
                .map(file -> "sha256:" + ContentHash.of(file.bytes()).hex().substring(0, 12))
                .toList();

        // Then
        assertThat(MODELS.models()).extracting(card -> card.version()).containsExactlyElementsOf(versions);
    }

    private static Vectors embed(String model, String... texts) {
        return EMBEDDING.embed(new EmbeddingRequest(model, List.of(texts)));
    }

    private static double cosine(Vectors vectors, int one, int other) {
        double product = 0;
        for (int i = 0; i < vectors.vectors().get(one).length; i++) {
            product +=
                    (double) vectors.vectors().get(one)[i] * vectors.vectors().get(other)[i];
        }
        return product;
    }
}
