package dev.wenshu.document.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.Block;
import dev.wenshu.document.Page;
import dev.wenshu.document.ParseOutcome;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.extract.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DamagedFilesTest {
    @TempDir
    static Path work;

    private static IsolatedParser parser;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        parser = new IsolatedParser(ParseConfig.defaults(work).withWorkers(1), request -> {
            throw new IllegalStateException("nothing to recognise");
        });
    }

    @AfterAll
    static void stop() {
        parser.close();
    }

    @Test
    void saysThatARecoveredPdfWasDamaged() throws IOException {
        // Given
        byte[] whole = Files.readAllBytes(Samples.pdf(folder, 1, "Invoice 4711"));
        Path cut = Samples.write(folder, "cut.pdf", Arrays.copyOf(whole, whole.length - 100));

        // When
        Read read = read(cut);

        // Then
        assertThat(read.text()).isEqualTo("Invoice 4711");
        assertThat(read.problems()).containsExactly("REPAIRED");
    }

    @Test
    void rejectsPdfOfWhichNoPageCanBeRecovered() throws IOException {
        // Given
        String whole = Files.readString(Samples.pdf(folder, 1, "Invoice 4711"), StandardCharsets.ISO_8859_1);
        String start = whole.substring(0, whole.indexOf("stream") + 20);
        Path cut = Samples.write(folder, "cut.pdf", start.getBytes(StandardCharsets.ISO_8859_1));

        // When
        ParseOutcome outcome = parser.parse(cut, "cut.pdf");

        // Then
        assertThat(code(outcome)).isEqualTo("BROKEN");
    }

    @Test
    void saysThatAFileHoldsNothing() {
        // Given
        Path blank = Samples.write(folder, "blank.txt", " \n \n");

        // When
        Read read = read(blank);

        // Then
        assertThat(read.problems()).containsExactly("NO_CONTENT");
    }

    @Test
    void refusesOpenDocumentWithDocumentType() throws IOException {
        // Given
        Path file = Samples.write(
                folder,
                "a.odt",
                Samples.zip(
                        StandardCharsets.UTF_8,
                        "mimetype",
                        "application/vnd.oasis.opendocument.text",
                        "content.xml",
                        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>"));

        // When
        ParseOutcome outcome = parser.parse(file, "a.odt");

        // Then
        assertThat(code(outcome)).isEqualTo("XML_DOCTYPE");
    }

    @Test
    void readsHtmlOfAnyDepth() {
        // Given
        int depth = 60_000;
        Path file = Samples.write(folder, "a.html", "<html><body>" + "<div>".repeat(depth) + "at the bottom");

        // When
        Read read = read(file);

        // Then
        assertThat(read.text()).isEqualTo("at the bottom");
    }

    @Test
    void takesALargeCentredFirstParagraphForTheTitle() throws IOException {
        // Given
        Path file = Samples.write(folder, "a.docx", Samples.docx("""
                <w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="52"/><w:b/></w:rPr>\
                <w:t>云岚科技有限公司文件</w:t></w:r></w:p>\
                <w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="40"/></w:rPr>\
                <w:t>关于费用报销的通知</w:t></w:r></w:p>\
                <w:p><w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:t>各部门：</w:t></w:r></w:p>"""));

        // When
        Read read = read(file);

        // Then
        assertThat(read.blocks())
                .extracting(Block::kind)
                .containsExactly(Block.Kind.PARAGRAPH, Block.Kind.HEADING, Block.Kind.PARAGRAPH);
        assertThat(read.blocks().get(1).level()).isEqualTo(1);
    }

    private static Read read(Path file) {
        ParseOutcome outcome = parser.parse(file, file.getFileName().toString());
        assertThat(outcome).isInstanceOf(ParseOutcome.Parsed.class);
        try (ParsedDocument document = ((ParseOutcome.Parsed) outcome).document();
                Stream<Page> pages = document.pages()) {
            return new Read(
                    pages.flatMap(page -> page.blocks().stream()).toList(),
                    document.problems().stream().map(Problem::code).toList());
        }
    }

    private static String code(ParseOutcome outcome) {
        assertThat(outcome).isInstanceOf(ParseOutcome.Rejected.class);
        return ((ParseOutcome.Rejected) outcome).reason().code();
    }

    private record Read(List<Block> blocks, List<String> problems) {
        String text() {
            return String.join("\n", blocks.stream().map(Block::text).toList());
        }
    }
}
