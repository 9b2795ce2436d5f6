package dev.wenshu.inference.onnx.ocr;

import dev.wenshu.inference.image.Pixels;
import dev.wenshu.inference.onnx.ocr.LineQueue.Batch;
import dev.wenshu.inference.onnx.ocr.LineQueue.Line;
import dev.wenshu.inference.onnx.ocr.Network.Tensor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

/**
 * Reads line crops, in batches that form across a page and across pages read at the same time. Each of its threads runs one
 * batch on one core: two cores read two batches faster than they read one together. Thread-safe.
 */
final class LineReader implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(30);

    private final Network network;
    private final CtcDecoder decoder;
    private final LineQueue queue;
    private final List<Thread> workers;

    LineReader(Network network, CtcDecoder decoder, LineQueue queue, int threads) {
        this.network = network;
        this.decoder = decoder;
        this.queue = queue;
        this.workers = IntStream.range(0, threads)
                .mapToObj(i -> Thread.ofPlatform()
                        .daemon()
                        .name("wenshu-line-reader-" + i)
                        .start(this::work))
                .toList();
    }

    /** One reading a crop, in the order given. */
    List<Reading> read(Pixels page, List<LineCrop> crops) {
        try {
            return queue.add(page, crops).stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Lines that wait fail; batches that run are waited for, half a minute at most. */
    @Override
    public void close() {
        queue.close();
        try {
            for (Thread worker : workers) {
                worker.join(DRAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try (Scratch images = new Scratch();
                Scratch outputs = new Scratch()) {
            Batch batch = queue.take();
            while (!batch.lines().isEmpty()) {
                readOrFail(batch, images, outputs);
                batch = queue.take();
            }
        } catch (InterruptedException e) {
            queue.close();
        }
    }

    @SuppressWarnings("CatchingUnchecked")
    private void readOrFail(Batch batch, Scratch images, Scratch outputs) {
        try {
            read(batch, images, outputs);
        } catch (RuntimeException | Error e) {
            batch.lines().forEach(line -> line.reading().completeExceptionally(e));
        }
    }

    private void read(Batch batch, Scratch images, Scratch outputs) {
        int count = batch.lines().size();
        Tensor input = images.tensor(count, 3, LineCrop.HEIGHT, batch.width());
        for (int i = 0; i < count; i++) {
            Line line = batch.lines().get(i);
            line.crop().draw(line.page(), input.values(), i, batch.width());
        }
        Tensor output = outputs.tensor(count, batch.width() / CtcDecoder.STEP, decoder.classes());
        network.run(input, output);
        for (int i = 0; i < count; i++) {
            Line line = batch.lines().get(i);
            boolean[] blank = LineCrop.blankColumns(
                    input.values(), i, batch.width(), line.crop().width());
            line.reading().complete(new Reading(line.crop(), decoder.decode(output, i, batch.width(), blank)));
        }
    }
}
