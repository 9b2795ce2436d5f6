package dev.wenshu.inference.onnx.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.inference.onnx.OnnxConfig;
import dev.wenshu.inference.onnx.OnnxEmbedding;
import dev.wenshu.inference.onnx.OnnxModels;
import dev.wenshu.inference.onnx.OnnxTextRecognition;
import dev.wenshu.inference.onnx.bench.OnnxBench.PageRate;
import dev.wenshu.inference.onnx.bench.OnnxBench.TextRate;
import org.junit.jupiter.api.Test;

class OnnxBenchTest {
    @Test
    void countsWhatItReads() {
        try (OnnxModels models = new OnnxModels(OnnxConfig.defaults())) {
            // When
            PageRate pages = OnnxBench.pages(new OnnxTextRecognition(models), 2);
            TextRate texts = OnnxBench.texts(new OnnxEmbedding(models), 8);

            // Then
            assertThat(pages.pages()).isEqualTo(2);
            assertThat(pages.shareOfWordsRead()).isGreaterThan(0.9);
            assertThat(pages.pagesPerSecond()).isPositive();
            assertThat(texts.textsPerSecond()).isPositive();
        }
    }
}
