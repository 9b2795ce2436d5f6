package dev.wenshu.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.extract.Decision;
import dev.wenshu.document.extract.ExtractRecord;
import dev.wenshu.document.extract.Problem;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way with the recognition that the suite brings along. */
class ForgedTextLayerTest {
    private static final String UNCONFIRMED = "TEXT_LAYER_UNCONFIRMED";

    @TempDir
    Path folder;

    @Test
    void believesScanWhoseTextLayerIsWhatItShows() throws IOException {
        // Given
        Path file = folder.resolve("scan.pdf");
        ForgedInvoice.writeScan(file, ForgedInvoice.lines("100.00"), ForgedInvoice.lines("100.00"));

        // When
        ExtractRecord read = read(file, "suspicious");

        // Then
        assertThat(read.fields()).containsEntry("total", "100.00");
        assertThat(read.problems()).extracting(Problem::code).doesNotContain(UNCONFIRMED);
    }

    @Test
    void doubtsTotalThatThePictureUnderItDoesNotShow() throws IOException {
        // Given
        Path file = folder.resolve("scan.pdf");
        ForgedInvoice.writeScan(file, ForgedInvoice.lines("100.00"), ForgedInvoice.lines("900.00"));

        // When
        ExtractRecord read = read(file, "suspicious");

        // Then
        assertThat(read.decision()).isEqualTo(Decision.REVIEW);
        assertThat(read.problems())
                .filteredOn(problem -> problem.code().equals(UNCONFIRMED))
                .extracting(Problem::field)
                .contains("total")
                .doesNotContain("seller", "invoice_number");
        assertThat(read.confidence().get("total")).isLessThan(0.4);
    }

    @Test
    void doubtsTotalWhoseTypefaceDrawsOtherDigits() throws IOException {
        // Given
        Path file = folder.resolve("forged.pdf");
        ForgedInvoice.writeWithForgedCharacters(file, ForgedInvoice.lines("100.00"));

        // When
        ExtractRecord read = read(file, "suspicious");

        // Then
        assertThat(read.fields()).containsEntry("total", "900.00");
        assertThat(read.problems())
                .filteredOn(problem -> problem.code().equals(UNCONFIRMED))
                .extracting(Problem::field)
                .contains("total");
    }

    @Test
    void believesForgedCharactersWhereNothingIsToBeConfirmed() throws IOException {
        // Given
        Path file = folder.resolve("forged.pdf");
        ForgedInvoice.writeWithForgedCharacters(file, ForgedInvoice.lines("100.00"));

        // When
        ExtractRecord read = read(file, "never");

        // Then
        assertThat(read.problems()).extracting(Problem::code).doesNotContain(UNCONFIRMED);
    }

    @Test
    void confirmsEveryKeyFieldOfAnHonestPage() throws IOException {
        // Given
        Path file = folder.resolve("honest.pdf");
        ForgedInvoice.write(file, ForgedInvoice.lines("1,100.00"));

        // When
        ExtractRecord read = read(file, "always");

        // Then
        assertThat(read.fields()).containsEntry("total", "1100.00");
        assertThat(read.problems()).extracting(Problem::code).doesNotContain(UNCONFIRMED);
    }

    private ExtractRecord read(Path file, String confirmText) throws IOException {
        Map<String, String> values = Map.of(
                "wenshu.parser.workers",
                "1",
                "wenshu.parser.confirm-text",
                confirmText,
                "wenshu.backbone.folder",
                folder.resolve("data").toString());
        List<ExtractRecord> records = new ArrayList<>();
        try (ReaderAssembly assembly = ReaderAssembly.of(
                CommandSettings.builder()
                        .withSources(new PropertiesConfigSource(values, "test", 1000))
                        .build(),
                1)) {
            assembly.reader().read(file, "file", "file.pdf", 0, reading -> records.add(reading.record()));
        }
        return records.getFirst();
    }
}
