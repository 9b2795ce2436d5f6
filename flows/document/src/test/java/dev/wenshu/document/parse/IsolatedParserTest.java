package dev.wenshu.document.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.document.Block;
import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.Origin;
import dev.wenshu.document.Page;
import dev.wenshu.document.ParseOutcome;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.Part;
import dev.wenshu.document.Payload;
import dev.wenshu.document.Word;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.inference.TextRecognition.RecognizedLine;
import dev.wenshu.inference.TextRecognition.RecognizedPage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IsolatedParserTest {
    @TempDir
    static Path work;

    private static IsolatedParser parser;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        parser = new IsolatedParser(
                ParseConfig.defaults(work).withWorkers(1),
                request -> new RecognizedPage(
                        "fake", 400, 200, 0, List.of(new RecognizedLine("RECEIPT", 0.9f, 40, 20, 200, 60, List.of()))));
    }

    @AfterAll
    static void stop() {
        parser.close();
    }

    @Test
    void readsPdfWordsWithPlaceAndOrder() throws IOException {
        // Given
        Path file = Samples.pdf(folder, 2, "Invoice 4711", "Total 15.94 EUR");

        // When
        List<Page> pages = parsed(file, "a.pdf", IsolatedParserTest::pages);

        // Then
        assertThat(pages).hasSize(2);
        assertThat(pages.getFirst().words())
                .extracting(Word::text)
                .containsExactly("Invoice", "4711", "Total", "15.94", "EUR");
        assertThat(pages.getFirst().words()).extracting(Word::line).containsExactly(0, 0, 1, 1, 1);
        assertThat(pages.getFirst().words().getFirst().box().x0()).isBetween(71f, 73f);
        assertThat(pages.getFirst().words().getFirst().box().centerY()).isBetween(50f, 62f);
    }

    @Test
    void takesAnAttachmentForDataThatOpensAsXml() throws IOException {
        // Given
        Path file = Samples.pdfWithAttachment(folder, "0", "<?xml version=\"1.0\"?><xbrl/>");

        // When
        List<Payload> payloads = parsed(file, "a.pdf", ParsedDocument::payloads);

        // Then
        assertThat(payloads).extracting(Payload::kind).containsExactly(Payload.Kind.EMBEDDED_XML);
    }

    @Test
    void setsTextApartThatNobodySees() throws IOException {
        // Given
        Path file = Samples.pdfWithHiddenText(folder, "Seen", "Ghost", "Snow");

        // When
        Page page = parsed(file, "a.pdf", IsolatedParserTest::pages).getFirst();

        // Then
        assertThat(page.text()).isEqualTo("Seen");
        assertThat(page.hidden())
                .hasSize(1)
                .first()
                .asString()
                .contains("Ghost")
                .contains("Snow");
    }

    @Test
    void refusesPdfThatNeedsAPassword() throws IOException {
        assertThat(rejected(Samples.encryptedPdf(folder, "secret"), "a.pdf").code())
                .isEqualTo("ENCRYPTED");
    }

    @Test
    void readsPdfThatOnlyRestrictsItsUse() throws IOException {
        // Given
        Path file = Samples.encryptedPdf(folder, "");

        // When
        List<Problem> problems = parsed(file, "a.pdf", ParsedDocument::problems);

        // Then
        assertThat(problems).extracting(Problem::code).containsExactly("ENCRYPTED_OWNER_ONLY");
    }

    @Test
    void recognisesTextOfImages() throws IOException {
        // Given
        Path file = folder.resolve("scan.png");
        ImageIO.write(new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB), "png", file.toFile());

        // When
        Page page = parsed(file, "scan.png", IsolatedParserTest::pages).getFirst();

        // Then
        assertThat(page.words()).extracting(Word::origin).containsExactly(Origin.OCR);
        assertThat(page.text()).isEqualTo("RECEIPT");
        assertThat(file).exists();
    }

    @Test
    void givesXmlAsPayloadAndText() {
        // Given
        Path file = Samples.write(folder, "a.xml", "<?xml version=\"1.0\"?><invoice><id>4711</id></invoice>");

        // When
        List<Payload> payloads = parsed(file, "a.xml", ParsedDocument::payloads);

        // Then
        assertThat(payloads).extracting(Payload::kind).containsExactly(Payload.Kind.XML);
        assertThat(new String(payloads.getFirst().content(), StandardCharsets.UTF_8))
                .contains("4711");
    }

    @Test
    void refusesXmlWithDocumentType() {
        Path file = Samples.write(folder, "a.xml", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>");
        assertThat(rejected(file, "a.xml").code()).isEqualTo("XML_DOCTYPE");
    }

    @Test
    void readsChineseTextOfAnOldEncoding() {
        // Given
        Path file = Samples.write(folder, "a.txt", "关于召开年度工作会议的通知，请各部门负责人准时参加。".getBytes(Samples.GBK));

        // When
        String text =
                parsed(file, "a.txt", IsolatedParserTest::pages).getFirst().text();

        // Then
        assertThat(text).startsWith("关于召开年度工作会议的通知");
    }

    @Test
    void givesStructureOfWordDocuments() throws IOException {
        // Given
        Path file = Samples.write(
                folder,
                "a.docx",
                Samples.docx("<w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr><w:r><w:t>Aims</w:t></w:r></w:p>"
                        + "<w:p><w:r><w:t>Kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
                        + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc>"
                        + "<w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"));

        // When
        List<Block> blocks =
                parsed(file, "a.docx", IsolatedParserTest::pages).getFirst().blocks();

        // Then
        assertThat(blocks)
                .containsExactly(
                        new Block(Block.Kind.HEADING, "Aims", 2),
                        new Block(Block.Kind.PARAGRAPH, "Kept", 0),
                        new Block(Block.Kind.TABLE_ROW, "A\tB", 0));
    }

    @Test
    void cleansNamesOfArchiveEntries() throws IOException {
        // Given
        Path file =
                Samples.write(folder, "a.zip", Samples.zip(Samples.GBK, "../../发票.txt", "one", "/etc/b.txt", "two"));

        // When
        List<String> names = parsed(
                file,
                "a.zip",
                document -> document.parts().stream().map(Part::name).toList());

        // Then
        assertThat(names).containsExactly("发票.txt", "etc/b.txt");
    }

    @Test
    void refusesArchiveThatExpandsWildly() throws IOException {
        Path file = Samples.write(
                folder, "a.zip", Samples.zip(StandardCharsets.UTF_8, "zeros", "0".repeat(40 * 1024 * 1024)));
        assertThat(rejected(file, "a.zip").code()).isEqualTo("EXPANSION_LIMIT");
    }

    @Test
    void readsMailWithSplitCharactersAndAttachment() {
        // Given
        String mail = """
                From: =?GB2312?B?1cU=?= <a@example.org>
                To: b@example.org
                Subject: =?GBK?B?t6I=?=
                 =?GBK?B?xrE=?=
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=x

                --x
                Content-Type: text/plain; charset=utf-8

                New text
                > old text
                --x
                Content-Type: application/octet-stream
                Content-Disposition: attachment; filename*=UTF-8''%E5%8F%91.txt

                content
                --x--
                """;
        Path file = Samples.write(folder, "a.eml", mail);

        // When
        String seen = parsed(
                file,
                "a.eml",
                document -> document.head().format()
                        + document.head().title()
                        + document.parts().getFirst().name()
                        + pages(document).getFirst().blocks().stream()
                                .map(Block::kind)
                                .toList());

        // Then
        assertThat(seen).isEqualTo(DocumentFormat.MAIL + "发票发.txt[PARAGRAPH, QUOTE]");
    }

    @Test
    void leavesNothingBehind() throws IOException {
        // Given
        Path file = Samples.write(folder, "a.zip", Samples.zip(StandardCharsets.UTF_8, "a.txt", "one"));

        // When
        parsed(file, "a.zip", document -> document.parts().size());

        // Then
        try (Stream<Path> left = Files.walk(work)) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("doc-")))
                    .isEmpty();
        }
    }

    @Test
    void rejectsTheDocumentThatKillsItsWorkerAndReadsTheNext() {
        // Given
        Path file = Samples.write(folder, "a.txt", "text");
        ParseConfig impatient =
                ParseConfig.defaults(work).withWorkers(1).withTimeouts(Duration.ofMillis(1), Duration.ofMillis(1));
        try (IsolatedParser killing = new IsolatedParser(impatient, request -> {
            throw new IllegalStateException("nothing to recognise");
        })) {

            // When
            ParseOutcome outcome = killing.parse(file, "a.txt");

            // Then
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            ParseOutcome.Rejected.class,
                            rejected -> assertThat(rejected.reason().code()).isEqualTo("PARSE_TIMEOUT"));
            assertThat(killing.workers()).isEmpty();
        }
    }

    @Test
    void rejectsTheDocumentWhoseWorkerDies() throws IOException {
        // Given
        Path file = Samples.write(folder, "a.txt", "text");
        ParseConfig broken = ParseConfig.defaults(work).withWorkers(1).withJvmArguments(List.of("-XX:NoSuchOption"));
        try (IsolatedParser dying = new IsolatedParser(broken, request -> {
            throw new IllegalStateException("nothing to recognise");
        })) {

            // When
            ParseOutcome outcome = dying.parse(file, "a.txt");

            // Then
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            ParseOutcome.Rejected.class,
                            rejected -> assertThat(rejected.reason().code()).isEqualTo("WORKER_DIED"));
        }
    }

    @Test
    void listsAllFaultySettingsTogether() {
        assertThatThrownBy(() -> ParseConfig.defaults(work).withWorkers(0).withTimeouts(Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rejectsEmptyFilesAndUnknownFormats() {
        assertThat(rejected(Samples.write(folder, "e", new byte[0]), "e").code())
                .isEqualTo("EMPTY_FILE");
        assertThat(rejected(Samples.write(folder, "b", new byte[] {0, 1, 2, 3, 4, 5, 6}), "b")
                        .code())
                .isEqualTo("UNSUPPORTED_FORMAT");
    }

    private static <T> T parsed(Path file, String name, Function<ParsedDocument, T> look) {
        ParseOutcome outcome = parser.parse(file, name);
        assertThat(outcome).isInstanceOf(ParseOutcome.Parsed.class);
        try (ParsedDocument document = ((ParseOutcome.Parsed) outcome).document()) {
            return look.apply(document);
        }
    }

    private static Problem rejected(Path file, String name) {
        ParseOutcome outcome = parser.parse(file, name);
        assertThat(outcome).isInstanceOf(ParseOutcome.Rejected.class);
        return ((ParseOutcome.Rejected) outcome).reason();
    }

    private static List<Page> pages(ParsedDocument document) {
        try (Stream<Page> pages = document.pages()) {
            return pages.toList();
        }
    }
}
