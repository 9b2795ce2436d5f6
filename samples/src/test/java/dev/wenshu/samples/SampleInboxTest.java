package dev.wenshu.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.HardenedXml;
import dev.wenshu.samples.invoice.CreditCode;
import dev.wenshu.samples.invoice.VatNumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ofdrw.converter.export.TextExporter;

class SampleInboxTest {
    private static final long MEGABYTE_AND_A_HALF = 1_500_000;

    @TempDir
    private static Path folder;

    private static List<ExpectedDocument> expected = List.of();

    @BeforeAll
    static void write() throws IOException {
        expected = SampleInbox.write(folder, SampleInbox.SEED);
    }

    @Test
    void secondRunWritesTheSameBytes(@TempDir Path again) throws IOException {
        // When
        SampleInbox.write(again, SampleInbox.SEED);

        // Then
        assertThat(contents(again)).containsExactlyEntriesOf(contents(folder));
    }

    @Test
    void committedInboxIsWhatTheGeneratorWrites() throws IOException {
        // Given compressed and drawn files may differ between builds of the JDK, so their names have to do
        Path committed = Path.of("");

        // Then
        assertThat(names(committed.resolve("inbox"))).isEqualTo(names(folder.resolve("inbox")));
        assertThat(committed.resolve("expected.jsonl")).hasSameTextualContentAs(folder.resolve("expected.jsonl"));
        for (String name : names(folder.resolve("inbox"))) {
            if (name.endsWith(".xml")) {
                assertThat(committed.resolve("inbox").resolve(name))
                        .hasSameBinaryContentAs(folder.resolve("inbox").resolve(name));
            }
        }
    }

    @Test
    void staysSmallEnoughToCommit() throws IOException {
        long size = contents(folder.resolve("inbox")).values().stream()
                        .mapToLong(String::length)
                        .sum()
                / 2;

        assertThat(size).isLessThan(MEGABYTE_AND_A_HALF);
    }

    @Test
    void everyFileHasGroundTruth() throws IOException {
        assertThat(expected.stream().map(ExpectedDocument::file).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(names(folder.resolve("inbox")));
    }

    @Test
    void sumsAndIdentifiersOfEveryInvoiceHold() {
        for (ExpectedDocument document : expected) {
            Map<String, String> fields = document.fields();
            if (fields.containsKey("net")) {
                assertThat(amount(fields, "net").add(amount(fields, "tax"))).isEqualTo(amount(fields, "total"));
                String id = fields.getOrDefault("seller_tax_id", "");
                assertThat(CreditCode.isValid(id) || VatNumber.isValid(id))
                        .as(id)
                        .isTrue();
            }
        }
    }

    @Test
    void printedInvoicesShowTheirGroundTruth() throws IOException {
        for (ExpectedDocument document : expected) {
            if (document.file().endsWith(".pdf") && document.decision().isEmpty()) {
                // When
                String text = pdfText(document.file());

                // Then
                assertThat(text)
                        .contains(
                                document.fields().getOrDefault("invoice_number", "?"),
                                document.fields().getOrDefault("seller", "?"),
                                document.fields().getOrDefault("buyer", "?"),
                                document.fields().getOrDefault("seller_tax_id", "?"),
                                document.fields().getOrDefault("buyer_tax_id", ""));
            }
        }
    }

    @Test
    void ofdShowsTextThatAnOfdReaderFinds() throws IOException {
        // Given
        Path text = folder.resolve("ofd.txt");

        // When
        try (TextExporter exporter = new TextExporter(folder.resolve("inbox/电子发票_打印耗材.ofd"), text)) {
            exporter.export();
        }

        // Then
        assertThat(text).content().contains("73550182", "032002600211", "无锡清墨打印耗材有限公司");
        Files.delete(text);
    }

    @Test
    void officeFilesOpen() throws IOException {
        assertThat(open("会议纪要_20261104.docx", XWPFDocument::new).getTables()).hasSize(1);
        assertThat(open("quarterly-report-q3-2026.pptx", XMLSlideShow::new).getSlides())
                .hasSize(5);
        XSSFWorkbook sheet = open("差旅费用报销明细.xlsx", XSSFWorkbook::new);
        assertThat(sheet.getSheetAt(0).getRow(9).getCell(6).getCellFormula()).isEqualTo("SUM(G5:G9)");
        assertThat(sheet.getSheetAt(0).getRow(9).getCell(6).getNumericCellValue())
                .isEqualTo(1315.80);
    }

    @Test
    void onlyTheHostileXmlIsRefused() throws IOException {
        for (String name : names(folder.resolve("inbox"))) {
            if (name.endsWith(".xml") && !name.contains("external-entity")) {
                assertThat(open(name, HardenedXml::parse).getDocumentElement()).isNotNull();
            }
        }
        assertThatThrownBy(() -> open("hostile-external-entity.xml", HardenedXml::parse))
                .isInstanceOf(Fault.class);
    }

    @Test
    void writesDistinctSmallDocumentsForLoadTests(@TempDir Path batch) throws IOException {
        // When
        List<ExpectedDocument> written = SampleInbox.writeBatch(batch, 30, 1);

        // Then
        assertThat(written).hasSize(30);
        assertThat(contents(batch).values()).hasSize(30).doesNotHaveDuplicates();
    }

    private interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    private static <T> T open(String name, Reader<T> reader) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve("inbox").resolve(name))) {
            return reader.read(in);
        }
    }

    private static String pdfText(String name) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(folder.resolve("inbox").resolve(name).toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static BigDecimal amount(Map<String, String> fields, String name) {
        return new BigDecimal(fields.getOrDefault(name, ""));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Map<String, String> contents(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> directory.relativize(file).toString(),
                            SampleInboxTest::hex,
                            (a, b) -> a,
                            TreeMap::new));
        }
    }

    private static String hex(Path file) {
        try {
            return HexFormat.of().formatHex(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
