package dev.wenshu.app.bench.inference;

import dev.wenshu.app.bench.Measurement;
import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.onnx.bench.OnnxBench;
import java.util.List;
import java.util.function.Consumer;

/** Text recognition and embeddings of this installation, on generated pages and texts. */
public final class RecognitionBench {
    private static final int PAGES = 20;
    private static final int TEXTS = 300;

    private RecognitionBench() {}

    public static List<Measurement> run(TextRecognition recognition, Embedding embedding, Consumer<String> progress) {
        progress.accept(PAGES + " pages");
        OnnxBench.PageRate pages = OnnxBench.pages(recognition, PAGES);
        progress.accept(TEXTS + " texts");
        OnnxBench.TextRate texts = OnnxBench.texts(embedding, TEXTS);
        return List.of(
                Measurement.beside(
                        "OCR, 20 pages as one batch",
                        pages.pagesPerSecondInBatch(),
                        "pages/s",
                        pages.pagesPerSecond(),
                        "one by one"),
                Measurement.of("OCR, words read", pages.shareOfWordsRead() * 100, "%"),
                Measurement.of("embeddings, 5 to 60 words", texts.textsPerSecond(), "texts/s"));
    }
}
