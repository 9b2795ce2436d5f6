package dev.wenshu.invoice.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.invoice.InvoiceField;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FieldForestsTest {
    private static final Forest FOREST = Forest.of(List.of(
            new Forest.Leaf(-1), new Forest.Split(Feature.SUPPORT, 0.5f, new Forest.Leaf(-2), new Forest.Leaf(3))));

    @Test
    void readsWhatItWrote() throws IOException {
        // Given
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        new FieldForests(Map.of(InvoiceField.TOTAL, FOREST)).write(written);

        // When
        FieldForests read = FieldForests.read(new ByteArrayInputStream(written.toByteArray()));

        // Then
        FeatureVector strong = new FeatureVector().with(Feature.SUPPORT, 0.9);
        assertThat(Objects.requireNonNull(read.of(InvoiceField.TOTAL)).probability(strong))
                .isEqualTo(FOREST.probability(strong))
                .isGreaterThan(0.85);
        assertThat(read.of(InvoiceField.NET)).isNull();
    }

    @Test
    void refusesWhatIsNoForest() {
        // When
        // Then
        assertThatThrownBy(() -> FieldForests.read(new ByteArrayInputStream(new byte[64])))
                .isInstanceOf(IOException.class);
    }

    @Test
    void shipsAForestForWhatIsLearned() {
        // When
        FieldForests shipped = FieldForests.shipped();

        // Then
        assertThat(shipped.of(InvoiceField.TOTAL)).isNotNull();
        assertThat(shipped.of(InvoiceField.SELLER)).isNotNull();
        assertThat(Calibration.shipped().probability(InvoiceField.TOTAL, 1)).isBetween(0.9, 1.0);
    }
}
