package dev.wenshu.document.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.PagePicture;
import dev.wenshu.document.ParseOutcome;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.parse.wire.ConfirmText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PagePicturesTest {
    @TempDir
    Path work;

    @TempDir
    Path folder;

    @Test
    void keepsNoPictureOfAPageThatIsInNoDoubt() throws IOException {
        // Given
        Path file = Samples.pdf(folder, 1, "Total 0123456789");

        // When
        boolean none =
                parsed(file, ConfirmText.SUSPICIOUS, ParsedDocument::pictures).isEmpty();

        // Then
        assertThat(none).isTrue();
    }

    @Test
    void keepsPictureOfAPageWhoseDigitsAreDrawnAsOthers() throws IOException {
        // Given
        Path file = Samples.pdfWithForgedDigits(folder, "Total 100.00");

        // When
        boolean kept = parsed(
                file,
                ConfirmText.SUSPICIOUS,
                document -> document.pictures().values().stream().anyMatch(picture -> Files.exists(picture.file())));

        // Then
        assertThat(kept).isTrue();
    }

    @Test
    void keepsPicturesOfTheFirstAndLastPagesOnly() throws IOException {
        // Given
        Path file = Samples.pdf(folder, 12, "Total 10.00");

        // When
        List<Integer> pages = parsed(
                file,
                ConfirmText.ALWAYS,
                document -> document.pictures().keySet().stream().sorted().toList());

        // Then
        assertThat(pages).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 11, 12);
    }

    @Test
    void keepsNothingWhereNothingIsToBeConfirmed() throws IOException {
        // Given
        Path file = Samples.pdfWithForgedDigits(folder, "Total 100.00");

        // When
        List<PagePicture> kept = parsed(
                file,
                ConfirmText.NEVER,
                document -> List.copyOf(document.pictures().values()));

        // Then
        assertThat(kept).isEmpty();
    }

    private <T> T parsed(Path file, ConfirmText confirm, Function<ParsedDocument, T> look) {
        ParseConfig config = ParseConfig.defaults(work).withWorkers(1).withConfirmText(confirm);
        try (IsolatedParser parser = new IsolatedParser(config, request -> {
            throw new IllegalStateException("nothing to recognise");
        })) {
            ParseOutcome outcome = parser.parse(file, "made.pdf");
            assertThat(outcome).isInstanceOf(ParseOutcome.Parsed.class);
            try (ParsedDocument document = ((ParseOutcome.Parsed) outcome).document()) {
                return look.apply(document);
            }
        }
    }
}
