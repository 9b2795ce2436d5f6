package dev.wenshu.connector.folder.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.UndoRecord;
import dev.wenshu.connector.WriteBackOperation.AppendLedgerRow;
import dev.wenshu.connector.WriteBackOperation.Cell;
import dev.wenshu.connector.WriteBackOperation.CellType;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Conflict;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.folder.inbox.Inbox;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerWorkbookTest {
    private static final String LEDGER = "wenshu-ledger.xlsx";
    private static final SourceItem ITEM = new SourceItem("folder", "in", "a.pdf", "v", "a.pdf", Instant.EPOCH);

    @TempDir
    private Path folder;

    private Path file;
    private LedgerWorkbook ledgers;

    @BeforeEach
    void open() {
        file = folder.resolve(LEDGER);
        ledgers = new LedgerWorkbook(new Inbox(folder, List.of("done"), List.of()), 4_000_000, ZoneOffset.UTC);
    }

    @Test
    void createsAWorkbookWithTypesThatExcelUnderstands() throws Exception {
        // When
        append(row("d1", "ACME", "1234.50", "2026-11-22"));

        // Then
        read(sheet -> {
            assertThat(texts(sheet.getRow(0))).containsExactly("Seller", "Total", "Date", "Wenshu ID");
            assertThat(sheet.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(1234.5);
            assertThat(sheet.getRow(1).getCell(1).getCellStyle().getDataFormatString())
                    .isEqualTo("#,##0.00##");
            assertThat(sheet.getRow(1).getCell(2).getLocalDateTimeCellValue()).isEqualTo("2026-11-22T00:00:00");
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:D2");
        });
    }

    @Test
    void writesABatchOnceAndKnowsItAgain() throws Exception {
        // Given
        List<Keyed> batch = IntStream.range(0, 50)
                .mapToObj(number -> row("d" + number, "Seller " + number, number + ".25", "2026-11-22"))
                .toList();

        // When
        List<WriteBackOutcome> first = ledgers.append(LEDGER, batch);
        byte[] saved = Files.readAllBytes(file);
        List<WriteBackOutcome> second = ledgers.append(LEDGER, batch);

        // Then
        assertThat(first).hasSize(50).allMatch(Written.class::isInstance).isEqualTo(second);
        assertThat(Files.readAllBytes(file)).isEqualTo(saved);
    }

    @Test
    void keepsWhatPeopleMadeOfTheLedger() throws Exception {
        // Given
        try (XSSFWorkbook own = new XSSFWorkbook()) {
            XSSFSheet sheet = own.createSheet("Rechnungen");
            sheet.createRow(0).createCell(0).setCellValue("Unser Rechnungsbuch");
            put(sheet.createRow(2), "Notiz", " total ", "Quote", "SELLER");
            put(sheet.createRow(3), "geprüft", "", "", "Old Ltd");
            sheet.getRow(3).getCell(1).setCellValue(100.0);
            sheet.getRow(3).getCell(2).setCellFormula("B4*2");
            sheet.createRow(40).createCell(0);
            own.createSheet("Privat").createRow(5).createCell(5).setCellValue("bleibt");
            save(own);
        }

        // When
        append(row("d1", "ACME", "7.00", "2026-11-22"));

        // Then
        read(sheet -> {
            assertThat(texts(sheet.getRow(2)))
                    .containsExactly("Notiz", " total ", "Quote", "SELLER", "Date", "Wenshu ID");
            assertThat(sheet.getRow(3).getCell(2).getCellFormula()).isEqualTo("B4*2");
            assertThat(sheet.getRow(3).getCell(0).getStringCellValue()).isEqualTo("geprüft");
            assertThat(sheet.getRow(4).getCell(1).getNumericCellValue()).isEqualTo(7.0);
            assertThat(sheet.getRow(4).getCell(3).getStringCellValue()).isEqualTo("ACME");
            assertThat(sheet.getWorkbook()
                            .getSheet("Privat")
                            .getRow(5)
                            .getCell(5)
                            .getStringCellValue())
                    .isEqualTo("bleibt");
        });
    }

    @Test
    void extendsATableOfTheUser() throws Exception {
        // Given
        append(row("d1", "ACME", "7.00", "2026-11-22"));
        try (XSSFWorkbook workbook = load()) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            sheet.getCTWorksheet().unsetAutoFilter();
            sheet.createTable(new AreaReference("A1:D2", SpreadsheetVersion.EXCEL2007));
            save(workbook);
        }

        // When
        append(row("d2", "Other", "8.00", "2026-11-23"));

        // Then
        read(sheet ->
                assertThat(sheet.getTables().getFirst().getCTTable().getRef()).isEqualTo("A1:D3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1+2", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"})
    void neverWritesAFormula(String hostile) throws Exception {
        // When
        append(row("d1", hostile, "7.00", "2026-11-22"));

        // Then
        read(sheet -> {
            XSSFCell cell = sheet.getRow(1).getCell(0);
            assertThat(cell.getCellType()).isEqualTo(org.apache.poi.ss.usermodel.CellType.STRING);
            assertThat(cell.getStringCellValue()).startsWith("'");
        });
        assertThat(append(row("d1", hostile, "7.00", "2026-11-22"))).isInstanceOf(Written.class);
    }

    @Test
    void keepsNumbersAsTextThatExcelWouldRound() throws Exception {
        // When
        append(row("d1", "ACME", "12345678901234.5678", "unknown"));

        // Then
        read(sheet -> {
            assertThat(sheet.getRow(1).getCell(1).getStringCellValue()).isEqualTo("12345678901234.5678");
            assertThat(sheet.getRow(1).getCell(2).getStringCellValue()).isEqualTo("unknown");
        });
    }

    @Test
    void leavesACorrectionByAPersonAlone() throws Exception {
        // Given
        Written written = (Written) append(row("d1", "ACME", "7.00", "2026-11-22"));
        try (XSSFWorkbook workbook = load()) {
            workbook.getSheetAt(0).getRow(1).getCell(1).setCellValue(70.0);
            save(workbook);
        }

        // When
        WriteBackOutcome again = append(row("d1", "ACME", "7.00", "2026-11-22"));
        WriteBackOutcome undone = undo(written);

        // Then
        assertThat(again).isInstanceOf(Conflict.class);
        assertThat(undone).isInstanceOf(Conflict.class);
        read(sheet ->
                assertThat(sheet.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(70.0));
    }

    @Test
    void removesItsRowAfterPeopleSortedTheLedger() throws Exception {
        // Given
        Written written = (Written) append(row("d1", "ACME", "7.00", "2026-11-22"));
        append(row("d2", "Other", "8.00", "2026-11-23"));
        try (XSSFWorkbook workbook = load()) {
            workbook.getSheetAt(0).shiftRows(1, 2, 3);
            save(workbook);
        }

        // When
        WriteBackOutcome first = undo(written);
        WriteBackOutcome second = undo(written);

        // Then
        assertThat(List.of(first, second)).allMatch(Written.class::isInstance);
        read(sheet -> assertThat(texts(sheet.getRow(4))).contains("Other").doesNotContain("ACME"));
    }

    @Test
    void leavesARowWithANoteOfAPersonAlone() throws Exception {
        // Given
        Written written = (Written) append(row("d1", "ACME", "7.00", "2026-11-22"));
        try (XSSFWorkbook workbook = load()) {
            workbook.getSheetAt(0).getRow(1).createCell(9).setCellValue("paid by Anna");
            save(workbook);
        }

        // When
        WriteBackOutcome undone = undo(written);

        // Then
        assertThat(undone).isInstanceOf(Conflict.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"~$wenshu-ledger.xlsx", ".~lock.wenshu-ledger.xlsx#"})
    void waitsWhileSomeoneHasItOpen(String lock) throws Exception {
        // Given
        append(row("d1", "ACME", "7.00", "2026-11-22"));
        byte[] before = Files.readAllBytes(file);
        Files.writeString(folder.resolve(lock), "Anna");

        // Then
        assertFault(FaultCategory.EXTERNAL, "open in another program");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void neverReplacesADamagedLedger() throws Exception {
        Files.writeString(file, "PK not really");

        assertFault(FaultCategory.SETUP, "damaged");
        assertThat(file).hasContent("PK not really");
    }

    @Test
    void neverReplacesAnEncryptedLedger() throws Exception {
        // Given
        try (POIFSFileSystem container = new POIFSFileSystem();
                XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.createSheet();
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream out = encryptor.getDataStream(container)) {
                workbook.write(out);
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                container.writeFilesystem(out);
            }
        }

        // Then
        assertFault(FaultCategory.SETUP, "password");
    }

    @Test
    void refusesALedgerThatWouldNotFitInMemory() throws Exception {
        Files.write(file, new byte[4_000_001]);

        assertFault(FaultCategory.SETUP, "max-ledger-size");
    }

    @Test
    void neverLeavesTheInbox() {
        assertThatThrownBy(() -> ledgers.append("../" + LEDGER, List.of(row("d1", "ACME", "7.00", "2026-11-22"))))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("out of the inbox");
    }

    @Test
    void replacesTheRowOfAHeldDocumentInItsPlace() throws Exception {
        // Given
        Keyed held = row("d1", "", "", "2026-11-20");
        append(held);
        append(row("d2", "ACME", "7.00", "2026-11-22"));
        Keyed reviewed = replacing(row("d1", "Lakeside", "15.94", "2026-11-20"), held);

        // When
        WriteBackOutcome outcome = append(reviewed);

        // Then
        assertThat(outcome).isInstanceOf(Written.class);
        read(sheet -> {
            assertThat(sheet.getLastRowNum()).isEqualTo(2);
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("Lakeside");
            assertThat(sheet.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(15.94);
        });
        assertThat(append(reviewed)).isInstanceOf(Written.class);
        assertThat(undo((Written) outcome)).isInstanceOf(Written.class);
    }

    @Test
    void doesNotReplaceARowThatAPersonFilledIn() throws Exception {
        // Given
        Keyed held = row("d1", "", "", "2026-11-20");
        append(held);
        try (XSSFWorkbook workbook = load()) {
            workbook.getSheetAt(0).getRow(1).getCell(0).setCellValue("Typed by hand");
            save(workbook);
        }

        // When
        WriteBackOutcome outcome = append(replacing(row("d1", "Lakeside", "15.94", "2026-11-20"), held));

        // Then
        assertThat(outcome).isInstanceOf(Conflict.class);
        read(sheet ->
                assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("Typed by hand"));
    }

    private static Keyed replacing(Keyed row, Keyed earlier) {
        return new Keyed(
                row.key() + "/2",
                row.documentId(),
                row.item(),
                row.operation().replacing(earlier.operation()).orElseThrow());
    }

    private void assertFault(FaultCategory category, String text) {
        assertThatThrownBy(() -> append(row("d9", "ACME", "7.00", "2026-11-22")))
                .isInstanceOf(Fault.class)
                .hasMessageContaining(text)
                .extracting(Fault::categoryOf)
                .isEqualTo(category);
    }

    private WriteBackOutcome append(Keyed row) {
        return ledgers.append(LEDGER, List.of(row)).getFirst();
    }

    private WriteBackOutcome undo(Written written) {
        return ledgers.undo(written.key(), (UndoRecord.LedgerRow) UndoRecord.parse(written.undo()));
    }

    private static Keyed row(String id, String seller, String total, String date) {
        List<Cell> cells = List.of(
                new Cell("Seller", CellType.TEXT, seller),
                new Cell("Total", CellType.AMOUNT, total),
                new Cell("Date", CellType.DATE, date));
        return new Keyed("key-" + id, id, ITEM, new AppendLedgerRow(LEDGER, id, cells));
    }

    private static void put(XSSFRow row, String... texts) {
        for (int column = 0; column < texts.length; column++) {
            row.createCell(column).setCellValue(texts[column]);
        }
    }

    private static List<String> texts(XSSFRow row) {
        return IntStream.range(0, row.getLastCellNum())
                .mapToObj(column -> row.getCell(column).toString())
                .toList();
    }

    private XSSFWorkbook load() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new XSSFWorkbook(in);
        }
    }

    private void save(XSSFWorkbook workbook) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            workbook.write(out);
        }
    }

    private void read(Consumer<XSSFSheet> check) throws IOException {
        try (XSSFWorkbook workbook = load()) {
            check.accept(workbook.getSheetAt(0));
        }
    }
}
