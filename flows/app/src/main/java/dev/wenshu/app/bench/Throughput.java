package dev.wenshu.app.bench;

import dev.wenshu.document.reading.DocumentReader;
import dev.wenshu.kernel.HardenedXml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Runs work over files on so many threads and takes the best of some passes, the first not counted. */
final class Throughput {
    private static final int PASSES = 3;

    private final int threads;

    Throughput(int threads) {
        this.threads = threads;
    }

    /** Files a second. */
    double perSecond(List<Path> files, Consumer<Path> work) throws InterruptedException {
        double best = 0;
        for (int pass = 0; pass <= PASSES; pass++) {
            long started = System.nanoTime();
            once(files, work);
            double seconds = (System.nanoTime() - started) / (double) TimeUnit.SECONDS.toNanos(1);
            best = pass == 0 ? best : Math.max(best, files.size() / seconds);
        }
        return best;
    }

    static Consumer<Path> reading(DocumentReader reader, int sentences) {
        return file -> reader.read(file, file.toString(), file.getFileName().toString(), sentences, reading -> {
            if (!reading.record().problems().isEmpty()
                    && reading.record().decision() == dev.wenshu.document.extract.Decision.REJECTED) {
                throw new IllegalStateException("rejected while measuring: " + file);
            }
        });
    }

    static void parseXml(Path file) {
        try (var in = Files.newInputStream(file)) {
            HardenedXml.parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void stripPdf(Path file) {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does the work on each file, on all threads. */
    void once(List<Path> files, Consumer<Path> work) throws InterruptedException {
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            files.forEach(file -> running.add(workers.submit(() -> work.accept(file))));
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the measured work failed", e.getCause());
        }
    }
}
