package dev.wenshu.inference.tesseract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.TextRecognition.RecognitionRequest;
import dev.wenshu.inference.TextRecognition.RecognizedLine;
import dev.wenshu.inference.TextRecognition.RecognizedPage;
import dev.wenshu.inference.TextRecognition.RecognizedWord;
import dev.wenshu.inference.testkit.PrintedPage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first reader is a fake that sees everything but marks, at the places where {@link PrintedPage} prints. */
class ScriptRoutedRecognitionTest {
    private static final List<String> GERMAN =
            List.of("Rechnung für die Lieferung", "Käufer Müller München", "Gesamtbetrag 1.234,50 EUR");
    private static final TesseractModels MODELS = InstalledLanguages.open(TesseractConfig.defaults());

    @AfterAll
    static void close() {
        MODELS.close();
    }

    @ParameterizedTest
    @CsvSource({
        "deu, Rechnung für die Lieferung, Käufer Müller München",
        "fra, Facture numéro pour la société, Montant réglé à échéance des intérêts",
        "pol, Faktura sprzedawca nabywca razem, Łódź kwota należności wartość",
        "lav, SIA kopā apmaksai PVN, Rīgas iela čeks paldies"
    })
    void putsBackDiacriticsThatFirstReaderLost(String language, String one, String other) throws IOException {
        // Given
        List<String> printed = List.of(one, other);

        // When
        RecognizedPage page = read(PrintedPage.of(printed), firstReading(printed, 0));

        // Then
        assertThat(page.lines()).extracting(RecognizedLine::text).containsExactlyElementsOf(printed);
        assertThat(page.model()).isEqualTo("first+tesseract:" + language);
    }

    @Test
    void keepsNumbersAsFirstRead() throws IOException {
        // Given
        List<String> misprinted = List.of(GERMAN.get(0), GERMAN.get(1), "Gesamtbetrag 9.999,99 EUR");

        // When
        RecognizedPage page = read(PrintedPage.of(misprinted), firstReading(GERMAN, 0));

        // Then
        assertThat(page.lines()).extracting(RecognizedLine::text).containsExactlyElementsOf(GERMAN);
    }

    @Test
    void readsPageThatHadToBeTurned() throws IOException {
        // Given
        BufferedImage upsideDown = PrintedPage.turned(PrintedPage.of(GERMAN), 180);

        // When
        RecognizedPage page = read(upsideDown, firstReading(GERMAN, 180));

        // Then
        assertThat(page.lines()).extracting(RecognizedLine::text).containsExactlyElementsOf(GERMAN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Invoice number and date of the order total amount due",
                "购货单位 发票号码 und die der Rechnung fur Betrag",
                "12345 67890"
            })
    void leavesOtherPagesAsFirstRead(String text) throws IOException {
        // Given
        RecognizedPage first = firstReading(List.of(text), 0);

        // When
        RecognizedPage page = read(PrintedPage.of(List.of(text)), first);

        // Then
        assertThat(page).isSameAs(first);
    }

    @Test
    void readsManyPagesInTheirOrder() throws IOException {
        // Given
        RecognitionRequest request = request(PrintedPage.of(GERMAN));
        TextRecognition first = ignored -> firstReading(GERMAN, 0);

        // When
        List<RecognizedPage> pages = new ScriptRoutedRecognition(first, MODELS).recognizeAll(List.of(request, request));

        // Then
        assertThat(pages)
                .hasSize(2)
                .allSatisfy(page -> assertThat(page.lines())
                        .extracting(RecognizedLine::text)
                        .containsExactlyElementsOf(GERMAN));
    }

    @Test
    void asksTesseractAloneWhereItIsNamed() throws IOException {
        // Given
        TextRecognition never = request -> {
            throw new IllegalStateException("not asked for");
        };
        byte[] image = PrintedPage.encoded(PrintedPage.of(GERMAN), "png");

        // When
        RecognizedPage page =
                new ScriptRoutedRecognition(never, MODELS).recognize(new RecognitionRequest("tesseract:deu", image));

        // Then
        assertThat(page.lines()).extracting(RecognizedLine::text).containsExactlyElementsOf(GERMAN);
    }

    private static RecognizedPage read(BufferedImage image, RecognizedPage first) throws IOException {
        return new ScriptRoutedRecognition(ignored -> first, MODELS).recognize(request(image));
    }

    private static RecognitionRequest request(BufferedImage image) throws IOException {
        return new RecognitionRequest("auto", PrintedPage.encoded(image, "png"));
    }

    private static RecognizedPage firstReading(List<String> printed, int rotation) {
        List<RecognizedLine> lines = new ArrayList<>();
        for (int i = 0; i < printed.size(); i++) {
            float baseline = PrintedPage.LINE * (i + 2);
            List<RecognizedWord> words = Arrays.stream(unmarked(printed.get(i)).split(" ", -1))
                    .map(word -> new RecognizedWord(word, 0.9f, 80, baseline - 30, 900, baseline + 12))
                    .toList();
            lines.add(new RecognizedLine(unmarked(printed.get(i)), 0.9f, 74, baseline - 34, 900, baseline + 14, words));
        }
        return new RecognizedPage("first", 1000, PrintedPage.LINE * (printed.size() + 2), rotation, lines);
    }

    private static String unmarked(String text) {
        StringBuilder bare = new StringBuilder();
        text.codePoints().forEach(codePoint -> {
            String lost = Marks.lost(Character.toString(codePoint));
            bare.append(Character.isUpperCase(codePoint) ? lost.toUpperCase(Locale.ROOT) : lost);
        });
        return bare.toString();
    }
}
