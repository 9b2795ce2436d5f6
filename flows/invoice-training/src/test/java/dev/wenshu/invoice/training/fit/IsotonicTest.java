package dev.wenshu.invoice.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.scoring.Calibration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IsotonicTest {
    @Test
    void correctsAConfidenceThatPromisesTooMuch() {
        // Given
        SplittableRandom random = new SplittableRandom(2);
        List<Isotonic.Outcome> outcomes = IntStream.range(0, 20_000)
                .mapToObj(i -> random.nextDouble())
                .map(raw -> new Isotonic.Outcome(raw, random.nextDouble() < raw * raw))
                .toList();

        // When
        Calibration calibration = new Calibration(Map.of(InvoiceField.TOTAL, Isotonic.fit(outcomes)));

        // Then
        assertThat(calibration.probability(InvoiceField.TOTAL, 0.5)).isCloseTo(0.25, within(0.06));
        assertThat(calibration.probability(InvoiceField.TOTAL, 0.9)).isCloseTo(0.81, within(0.06));
    }

    @Test
    void neverFallsWhereTheRawConfidenceRises() {
        // Given
        SplittableRandom random = new SplittableRandom(4);
        List<Isotonic.Outcome> outcomes = IntStream.range(0, 500)
                .mapToObj(i -> new Isotonic.Outcome(random.nextDouble(), random.nextBoolean()))
                .toList();

        // When
        Calibration.Curve curve = Isotonic.fit(outcomes);

        // Then
        assertThat(List.copyOf(curve.points().values())).isSorted();
    }
}
