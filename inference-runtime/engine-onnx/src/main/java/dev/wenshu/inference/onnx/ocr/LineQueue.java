package dev.wenshu.inference.onnx.ocr;

import dev.wenshu.inference.image.Pixels;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Lines that wait to be read, of any number of pages. A batch holds lines of one padded width only, so that what is read
 * in a line does not depend on the lines it came with.
 */
final class LineQueue {
    private final int step;
    private final int columns;
    private final Map<Integer, Deque<Line>> byWidth = new HashMap<>();
    private long arrivals;
    private boolean closed;

    /**
     * @param step widths are padded to a multiple of it
     * @param columns of a batch, all its lines together
     */
    LineQueue(int step, int columns) {
        this.step = step;
        this.columns = columns;
    }

    /** A line of a page and who waits for it. */
    record Line(Pixels page, LineCrop crop, CompletableFuture<Reading> reading, long arrival) {}

    /** Lines of one padded width. */
    record Batch(int width, List<Line> lines) {}

    /** One promise a crop, in the order given. */
    synchronized List<CompletableFuture<Reading>> add(Pixels page, List<LineCrop> crops) {
        if (closed) {
            throw closing();
        }
        List<CompletableFuture<Reading>> readings = new ArrayList<>(crops.size());
        for (LineCrop crop : crops) {
            Line line = new Line(page, crop, new CompletableFuture<>(), arrivals++);
            byWidth.computeIfAbsent(padded(crop), width -> new ArrayDeque<>()).add(line);
            readings.add(line.reading());
        }
        notifyAll();
        return readings;
    }

    /** Waits for work: the line that waits longest, and others of its width. Empty once the queue is closed. */
    synchronized Batch take() throws InterruptedException {
        while (byWidth.isEmpty() && !closed) {
            wait();
        }
        if (closed) {
            return new Batch(0, List.of());
        }
        int width = byWidth.entrySet().stream()
                .min(Comparator.comparingLong(
                        entry -> entry.getValue().element().arrival()))
                .orElseThrow()
                .getKey();
        Deque<Line> waiting = byWidth.getOrDefault(width, new ArrayDeque<>());
        List<Line> lines = new ArrayList<>();
        do {
            lines.add(waiting.remove());
        } while (!waiting.isEmpty() && (lines.size() + 1) * width <= columns);
        if (waiting.isEmpty()) {
            byWidth.remove(width);
        }
        return new Batch(width, lines);
    }

    /** Lines that still wait fail. */
    synchronized void close() {
        closed = true;
        byWidth.values().forEach(lines -> lines.forEach(line -> line.reading().completeExceptionally(closing())));
        byWidth.clear();
        notifyAll();
    }

    private int padded(LineCrop crop) {
        return (crop.width() + step - 1) / step * step;
    }

    private static Fault closing() {
        return new Fault(FaultCategory.CAPACITY, "the inference engine is shutting down");
    }
}
