package dev.wenshu.inference.tesseract;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Language data and limits of the engine.
 *
 * @param dataPath folder of {@code *.traineddata} files; empty looks in the folders where packages put them
 * @param languages read where a request names none, as Tesseract calls them ({@code deu}); empty takes all there are
 * @param concurrency pages that may be read at the same time; each needs a recognizer of its own, some 60 MB
 * @param queue requests that may wait for their turn; the next one is refused
 * @param maxWait how long a request waits for its turn before it is refused
 * @param maxTime how long reading one page, or one line, may take before it is given up
 * @param maxPixels of an image; one with more is refused by its header
 */
public record TesseractConfig(
        Optional<Path> dataPath,
        List<String> languages,
        int concurrency,
        int queue,
        Duration maxWait,
        Duration maxTime,
        long maxPixels) {
    public TesseractConfig {
        languages = List.copyOf(languages);
        check(concurrency > 0, "concurrency", concurrency);
        check(queue >= 0, "queue", queue);
        check(maxTime.isPositive() && maxTime.compareTo(Duration.ofHours(1)) <= 0, "maxTime", maxTime.toSeconds());
        check(maxPixels > 0, "maxPixels", maxPixels);
    }

    public static TesseractConfig defaults() {
        return new TesseractConfig(
                Optional.empty(), List.of(), 2, 64, Duration.ofMinutes(2), Duration.ofMinutes(1), 80_000_000);
    }

    public TesseractConfig withDataPath(Path folder) {
        return new TesseractConfig(Optional.of(folder), languages, concurrency, queue, maxWait, maxTime, maxPixels);
    }

    private static void check(boolean holds, String setting, long value) {
        if (!holds) {
            throw new IllegalArgumentException("Tesseract engine: " + setting + " cannot be " + value);
        }
    }
}
