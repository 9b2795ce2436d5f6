package dev.wenshu.inference.onnx.bench;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.Embedding.EmbeddingRequest;
import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.TextRecognition.RecognitionRequest;
import dev.wenshu.inference.TextRecognition.RecognizedLine;
import dev.wenshu.inference.TextRecognition.RecognizedPage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rates of an engine. Models are loaded, and the code compiled, before the clock starts. */
public final class OnnxBench {
    private OnnxBench() {}

    /** Pages read one after the other, and as one batch. */
    public record PageRate(int pages, Duration oneByOne, Duration batch, double shareOfWordsRead) {
        public double pagesPerSecond() {
            return pages / seconds(oneByOne);
        }

        public double pagesPerSecondInBatch() {
            return pages / seconds(batch);
        }
    }

    /** Texts embedded in one request; {@code tokens} as the model counts them. */
    public record TextRate(int texts, int tokens, Duration time) {
        public double textsPerSecond() {
            return texts / seconds(time);
        }
    }

    /** Reads generated invoices of a page each. */
    public static PageRate pages(TextRecognition recognition, int count) {
        List<GeneratedPage> pages =
                IntStream.range(0, count).mapToObj(GeneratedPage::of).toList();
        List<RecognitionRequest> requests = pages.stream()
                .map(page -> new RecognitionRequest(RecognitionRequest.AUTO, page.png()))
                .toList();
        recognition.recognize(requests.getFirst());
        long start = System.nanoTime();
        requests.forEach(recognition::recognize);
        long between = System.nanoTime();
        List<RecognizedPage> read = recognition.recognizeAll(requests);
        long end = System.nanoTime();
        double share = IntStream.range(0, count)
                .mapToDouble(i -> shareRead(pages.get(i), read.get(i)))
                .average()
                .orElse(0);
        return new PageRate(count, Duration.ofNanos(between - start), Duration.ofNanos(end - between), share);
    }

    /** Embeds sentences of 5 to 60 words. */
    public static TextRate texts(Embedding embedding, int count) {
        List<String> texts = IntStream.range(0, count)
                .mapToObj(i -> "invoice " + i + " " + "for office paper and courier services ".repeat(1 + i % 10))
                .toList();
        EmbeddingRequest request = new EmbeddingRequest(EmbeddingRequest.AUTO, texts);
        embedding.embed(request);
        long start = System.nanoTime();
        int tokens = embedding.embed(request).promptTokens();
        return new TextRate(count, tokens, Duration.ofNanos(System.nanoTime() - start));
    }

    private static double shareRead(GeneratedPage printed, RecognizedPage read) {
        String text = read.lines().stream().map(RecognizedLine::text).collect(Collectors.joining("\n"));
        return (double) printed.words().stream().filter(text::contains).count()
                / printed.words().size();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
