package dev.wenshu.inference.onnx.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.inference.image.Pixels;
import dev.wenshu.inference.onnx.ocr.LineQueue.Batch;
import dev.wenshu.inference.onnx.ocr.LineQueue.Line;
import dev.wenshu.kernel.Fault;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class LineQueueTest {
    private static final Pixels ONE_PAGE = new Pixels(1, 1, new int[1]);
    private static final Pixels OTHER_PAGE = new Pixels(1, 1, new int[1]);

    private final LineQueue queue = new LineQueue(16, 480);

    @Test
    void batchesLinesOfOnePaddedWidthAcrossPages() throws InterruptedException {
        // Given
        queue.add(ONE_PAGE, List.of(wide(90), wide(200)));
        queue.add(OTHER_PAGE, List.of(wide(96)));

        // When
        Batch first = queue.take();
        Batch second = queue.take();

        // Then
        assertThat(first.width()).isEqualTo(96);
        assertThat(first.lines()).extracting(Line::page).containsExactly(ONE_PAGE, OTHER_PAGE);
        assertThat(second.width()).isEqualTo(208);
        assertThat(second.lines()).hasSize(1);
    }

    @Test
    void boundsColumnsOfBatch() throws InterruptedException {
        // Given
        queue.add(ONE_PAGE, List.of(wide(160), wide(160), wide(160), wide(160)));

        // When
        Batch batch = queue.take();

        // Then
        assertThat(batch.lines()).hasSize(3);
    }

    @Test
    void takesLineWiderThanBatchAlone() throws InterruptedException {
        // Given
        queue.add(ONE_PAGE, List.of(wide(960), wide(960)));

        // When
        Batch batch = queue.take();

        // Then
        assertThat(batch.lines()).hasSize(1);
    }

    @Test
    void failsWaitingLinesWhenClosed() throws InterruptedException {
        // Given
        List<CompletableFuture<Reading>> readings = queue.add(ONE_PAGE, List.of(wide(96)));

        // When
        queue.close();

        // Then
        assertThat(queue.take().lines()).isEmpty();
        assertThatThrownBy(() -> readings.getFirst().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(Fault.class);
        assertThatThrownBy(() -> queue.add(ONE_PAGE, List.of(wide(96)))).isInstanceOf(Fault.class);
    }

    private static LineCrop wide(int width) {
        return LineCrop.along(new TextBox(0, 0, width, LineCrop.HEIGHT, 0));
    }
}
