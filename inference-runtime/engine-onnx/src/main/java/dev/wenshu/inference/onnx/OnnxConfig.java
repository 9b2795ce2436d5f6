package dev.wenshu.inference.onnx;

import java.time.Duration;

/**
 * Limits and device of the engine.
 *
 * @param device number of the CUDA device; unused on the CPU
 * @param threads that read lines, and of one detection or embedding; 0 means one a processor
 * @param concurrency requests that are worked on at the same time; text detection takes them one by one all the same, so
 *     that a second page costs little memory
 * @param queue requests that may wait for their turn; the next one is refused
 * @param maxWait how long a request waits for its turn before it is refused
 * @param maxPixels of an image; one with more is refused by its header
 * @param detectionSide text is looked for in pages resized to this side squared in area: more finds smaller print, and
 *     costs time and memory in proportion to its square
 */
public record OnnxConfig(
        ExecutionProvider provider,
        int device,
        int threads,
        int concurrency,
        int queue,
        Duration maxWait,
        long maxPixels,
        int detectionSide) {

    public OnnxConfig {
        check(device >= 0, "device", device);
        check(threads >= 0, "threads", threads);
        check(concurrency > 0, "concurrency", concurrency);
        check(queue >= 0, "queue", queue);
        check(maxPixels > 0, "maxPixels", maxPixels);
        check(detectionSide >= 320 && detectionSide <= 4096, "detectionSide", detectionSide);
    }

    public static OnnxConfig defaults() {
        return new OnnxConfig(ExecutionProvider.CPU, 0, 0, 2, 64, Duration.ofMinutes(2), 80_000_000, 1120);
    }

    private static void check(boolean holds, String setting, long value) {
        if (!holds) {
            throw new IllegalArgumentException("ONNX engine: " + setting + " cannot be " + value);
        }
    }
}
