package dev.wenshu.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wenshu.inference.TextRecognition.RecognitionRequest;
import dev.wenshu.inference.TextRecognition.RecognizedLine;
import dev.wenshu.inference.TextRecognition.RecognizedPage;
import dev.wenshu.inference.TextRecognition.RecognizedWord;
import dev.wenshu.inference.UnknownModel;
import dev.wenshu.inference.testkit.PrintedPage;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxTextRecognitionTest {
    private static final List<String> LINES =
            List.of("Invoice number 27086599", "Date 2022-08-30", "Seller Northern Paper Ltd", "Total 1,234.50 EUR");
    /** A batch is computed in another order than a single line. */
    private static final Comparator<Float> WITHIN_ROUNDING =
            (one, other) -> Math.abs(one - other) < 1e-3 ? 0 : Float.compare(one, other);

    private static final OnnxModels MODELS = new OnnxModels(OnnxConfig.defaults());
    private static final OnnxTextRecognition RECOGNITION = new OnnxTextRecognition(MODELS);

    @AfterAll
    static void close() {
        MODELS.close();
    }

    @Test
    void readsLinesFromTopToBottomWithWordBoxes() throws IOException {
        // When
        RecognizedPage page = read(PrintedPage.of(LINES));

        // Then
        assertThat(page.lines()).extracting(RecognizedLine::text).containsExactlyElementsOf(LINES);
        RecognizedLine first = page.lines().getFirst();
        assertThat(first.words()).extracting(RecognizedWord::text).containsExactly("Invoice", "number", "27086599");
        assertThat(first.words().getFirst().x0()).isCloseTo(80f, within(15f));
        assertThat(first.words().getFirst().x1())
                .isLessThan(first.words().get(1).x0() + 5);
        assertThat(first.y0()).isLessThan(page.lines().get(1).y0());
        assertThat(first.confidence()).isGreaterThan(0.9f);
    }

    @ParameterizedTest
    @ValueSource(ints = {90, 180, 270})
    void readsPageInAnyQuarterTurn(int degrees) throws IOException {
        // Given
        BufferedImage image = PrintedPage.turned(PrintedPage.of(LINES), degrees);

        // When
        RecognizedPage page = read(image);

        // Then
        assertThat(page.rotation()).isEqualTo(360 - degrees);
        assertThat(page.width()).isEqualTo(image.getWidth());
        assertThat(page.lines()).extracting(RecognizedLine::text).containsExactlyElementsOf(LINES);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-4, 3})
    void readsSkewedPageAndSaysHowFarItLeans(double degrees) throws IOException {
        // When
        RecognizedPage page = read(PrintedPage.turned(PrintedPage.of(LINES), degrees));

        // Then
        assertThat(page.skew()).isCloseTo((float) degrees, within(0.7f));
        assertThat(page.rotation()).isZero();
        assertThat(page.lines()).extracting(RecognizedLine::text).containsExactlyElementsOf(LINES);
    }

    @Test
    void readsSameInCompanyAsAlone() throws IOException {
        // Given
        List<RecognitionRequest> requests = List.of(
                request(PrintedPage.of(LINES)),
                request(PrintedPage.of(LINES.reversed())),
                request(PrintedPage.turned(PrintedPage.of(LINES), 180)));
        List<RecognizedPage> alone =
                requests.stream().map(RECOGNITION::recognize).toList();

        // When
        List<RecognizedPage> together = RECOGNITION.recognizeAll(requests);

        // Then
        assertThat(together)
                .usingRecursiveComparison()
                .withComparatorForType(WITHIN_ROUNDING, Float.class)
                .isEqualTo(alone);
    }

    @Test
    void failsBatchWithFaultOfItsBadPage() throws IOException {
        // Given
        List<RecognitionRequest> requests =
                List.of(request(PrintedPage.of(LINES)), new RecognitionRequest("auto", new byte[] {1, 2, 3}));

        // When // Then
        assertThatThrownBy(() -> RECOGNITION.recognizeAll(requests))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.INPUT));
    }

    @Test
    void refusesToStartOnDeviceThatIsNotThere() {
        // Given
        OnnxConfig d = OnnxConfig.defaults();
        OnnxConfig cuda =
                new OnnxConfig(ExecutionProvider.CUDA, 0, 0, 1, 1, d.maxWait(), d.maxPixels(), d.detectionSide());

        // When // Then
        assertThatThrownBy(() -> new OnnxModels(cuda))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.SETUP))
                .hasMessageContaining("onnxruntime_gpu");
    }

    @Test
    void readsLongRunsOfOneDigit() throws IOException {
        // Given
        List<String> lines = List.of("VAT FR73999999991", "Account 4000000000021", "Total 111111111.00");

        // When
        RecognizedPage page = read(PrintedPage.of(lines));

        // Then
        assertThat(page.lines()).extracting(RecognizedLine::text).containsExactlyElementsOf(lines);
    }

    @Test
    void findsNothingOnBlankPage() throws IOException {
        // When
        RecognizedPage page = read(PrintedPage.of(List.of()));

        // Then
        assertThat(page.lines()).isEmpty();
    }

    @Test
    void refusesImageWithTooManyPixelsByItsHeader() throws IOException {
        // Given
        byte[] image = PrintedPage.encoded(PrintedPage.of(LINES), "png");
        OnnxConfig d = OnnxConfig.defaults();
        OnnxConfig strict = new OnnxConfig(d.provider(), 0, 0, 1, 1, d.maxWait(), 1000, d.detectionSide());

        // When // Then
        try (OnnxModels own = new OnnxModels(strict)) {
            assertThatThrownBy(() -> new OnnxTextRecognition(own).recognize(new RecognitionRequest("auto", image)))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.INPUT))
                    .hasMessageContaining("exceeds the limit of 1000");
        }
    }

    @Test
    void refusesBytesThatAreNoImage() {
        // Given
        byte[] text = "not an image".getBytes(StandardCharsets.UTF_8);

        // When // Then
        assertThatThrownBy(() -> RECOGNITION.recognize(new RecognitionRequest("auto", text)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.INPUT));
    }

    @Test
    void refusesUnknownModel() {
        // When // Then
        assertThatThrownBy(() -> RECOGNITION.recognize(new RecognitionRequest("nope", new byte[0])))
                .isInstanceOf(UnknownModel.class)
                .hasMessageContaining("nope");
    }

    private static RecognizedPage read(BufferedImage image) throws IOException {
        return RECOGNITION.recognize(request(image));
    }

    private static RecognitionRequest request(BufferedImage image) throws IOException {
        return new RecognitionRequest("auto", PrintedPage.encoded(image, "png"));
    }
}
