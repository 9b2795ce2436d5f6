package dev.wenshu.inference.tesseract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.TextRecognition.RecognitionRequest;
import dev.wenshu.inference.TextRecognition.RecognizedLine;
import dev.wenshu.inference.TextRecognition.RecognizedPage;
import dev.wenshu.inference.TextRecognition.RecognizedWord;
import dev.wenshu.inference.UnknownModel;
import dev.wenshu.inference.testkit.PrintedPage;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TesseractTextRecognitionTest {
    private static final List<String> GERMAN = List.of("Größe der Straße in München", "Käufer überweist 1.234,50 EUR");
    private static final TesseractConfig CONFIG = TesseractConfig.defaults();
    private static final TesseractModels MODELS = InstalledLanguages.open(CONFIG);
    private static final TesseractTextRecognition RECOGNITION = new TesseractTextRecognition(MODELS);

    @AfterAll
    static void close() {
        MODELS.close();
    }

    @Test
    void readsDiacriticsWithWordBoxes() {
        // When
        RecognizedPage page = RECOGNITION.recognize(request("tesseract:deu", GERMAN));

        // Then
        assertThat(page.lines()).extracting(RecognizedLine::text).containsExactlyElementsOf(GERMAN);
        List<RecognizedWord> words = page.lines().getFirst().words();
        assertThat(words).extracting(RecognizedWord::text).containsExactly("Größe", "der", "Straße", "in", "München");
        assertThat(words.getFirst().x0()).isCloseTo(80f, within(15f));
        assertThat(words.getFirst().confidence()).isBetween(0.5f, 1f);
        assertThat(page.lines().getFirst().y1()).isLessThan(page.lines().get(1).y0());
    }

    @Test
    void namesLanguagesInItsCatalogue() {
        // When
        List<String> ids = MODELS.models().stream().map(ModelCard::id).toList();

        // Then
        assertThat(ids).contains("tesseract", "tesseract:deu", "tesseract:lav");
    }

    @Test
    void refusesLanguageThatIsNotInstalled() {
        // When // Then
        assertThatThrownBy(() -> RECOGNITION.recognize(request("tesseract:tlh", GERMAN)))
                .isInstanceOf(UnknownModel.class)
                .hasMessageContaining("tesseract:tlh");
    }

    @Test
    void refusesImageWithTooManyPixelsByItsHeader() {
        // Given
        TesseractConfig strict =
                new TesseractConfig(CONFIG.dataPath(), List.of("deu"), 1, 1, CONFIG.maxWait(), CONFIG.maxTime(), 1000);
        RecognitionRequest request = request("auto", GERMAN);

        // When // Then
        try (TesseractModels own = InstalledLanguages.open(strict)) {
            assertThatThrownBy(() -> new TesseractTextRecognition(own).recognize(request))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.INPUT))
                    .hasMessageContaining("exceeds the limit of 1000");
        }
    }

    @Test
    void refusesBytesThatAreNoImageAndServesTheNextRequest() {
        // Given
        byte[] text = "not an image".getBytes(StandardCharsets.UTF_8);

        // When
        assertThatThrownBy(() -> RECOGNITION.recognize(new RecognitionRequest("tesseract:deu", text)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.INPUT));

        // Then
        assertThat(RECOGNITION.recognize(request("tesseract:deu", GERMAN)).lines())
                .hasSize(2);
    }

    @Test
    void givesUpPageThatTakesTooLong() {
        // Given
        TesseractConfig hasty = new TesseractConfig(
                CONFIG.dataPath(), List.of("deu"), 1, 1, CONFIG.maxWait(), Duration.ofMillis(1), CONFIG.maxPixels());
        RecognitionRequest request = request("auto", GERMAN);

        // When // Then
        try (TesseractModels own = InstalledLanguages.open(hasty)) {
            assertThatThrownBy(() -> new TesseractTextRecognition(own).recognize(request))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.CAPACITY))
                    .hasMessageContaining("PT0.001S");
        }
    }

    @Test
    void servesNothingAfterClosing() {
        // Given
        TesseractModels own = InstalledLanguages.open(CONFIG);
        RecognitionRequest request = request("tesseract:deu", GERMAN);

        // When
        own.close();

        // Then
        assertThatThrownBy(() -> new TesseractTextRecognition(own).recognize(request))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.CAPACITY));
    }

    private static RecognitionRequest request(String model, List<String> lines) {
        try {
            return new RecognitionRequest(model, PrintedPage.encoded(PrintedPage.of(lines), "png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
