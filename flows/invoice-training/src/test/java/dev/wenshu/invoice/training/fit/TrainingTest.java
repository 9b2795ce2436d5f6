package dev.wenshu.invoice.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.invoice.InvoiceField;
import org.junit.jupiter.api.Test;

class TrainingTest {
    @Test
    void learnsToReadLayoutsThatItNeverSaw() {
        // Given
        Training training = new Training(250, 11, field -> {});

        // When
        Training.Result result = training.run();

        // Then
        assertThat(result.learned().of(InvoiceField.TOTAL).f1()).isGreaterThan(0.7);
        assertThat(result.forests().of(InvoiceField.SELLER)).isNotNull();
        assertThat(result.calibration().probability(InvoiceField.TOTAL, 1)).isBetween(0.5, 1.0);
    }
}
