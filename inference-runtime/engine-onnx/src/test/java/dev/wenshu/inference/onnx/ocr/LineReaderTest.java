package dev.wenshu.inference.onnx.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.inference.image.Pixels;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    private static final Pixels PAGE = new Pixels(1, 1, new int[1]);
    private static final List<LineCrop> CROPS = List.of(LineCrop.along(new TextBox(0, 0, 96, 48, 0)));

    @Test
    void failsPageOfFailedBatchAndReadsTheNext() {
        // Given
        AtomicBoolean broken = new AtomicBoolean(true);
        Network network = (input, output) -> {
            if (broken.getAndSet(false)) {
                throw new IllegalStateException("out of memory");
            }
            for (int i = 0; i < output.values().remaining(); i++) {
                output.values().put(i, i == 1 ? 0.75f : 0);
            }
        };
        try (LineReader reader = new LineReader(network, new CtcDecoder(List.of("x")), new LineQueue(16, 480), 1)) {
            assertThatThrownBy(() -> reader.read(PAGE, CROPS)).hasMessage("out of memory");

            // When
            List<Reading> readings = reader.read(PAGE, CROPS);

            // Then
            assertThat(readings.getFirst().glyphs()).extracting(Glyph::text).containsExactly("x");
            assertThat(readings.getFirst().confidence()).isEqualTo(0.75f);
        }
    }
}
