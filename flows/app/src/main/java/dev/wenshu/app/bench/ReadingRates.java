package dev.wenshu.app.bench;

import dev.wenshu.app.assembly.ReaderAssembly;
import dev.wenshu.inference.TextRecognition.RecognitionRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Rates of reading files, each beside what one library alone reaches on the same files in the same run. */
final class ReadingRates {
    private final ReaderAssembly assembly;
    private final int threads;
    private final Consumer<String> progress;

    ReadingRates(ReaderAssembly assembly, int threads, Consumer<String> progress) {
        this.assembly = assembly;
        this.threads = threads;
        this.progress = progress;
    }

    Measurement of(String name, String unit, int pagesEach, List<Path> files, String limitName, Consumer<Path> limit)
            throws InterruptedException {
        progress.accept(name);
        Throughput throughput = new Throughput(threads);
        double value = throughput.perSecond(files, Throughput.reading(assembly.reader(), 0)) * pagesEach;
        double alone = throughput.perSecond(files, limit) * pagesEach;
        return new Measurement(name, value, unit, OptionalDouble.of(alone), limitName);
    }

    /** What the text recognition alone does with a page image. */
    void recognize(Path scan) {
        try {
            assembly.textRecognition()
                    .recognize(new RecognitionRequest(RecognitionRequest.AUTO, Files.readAllBytes(scan)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
