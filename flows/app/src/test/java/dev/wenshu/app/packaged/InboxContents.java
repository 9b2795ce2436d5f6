package dev.wenshu.app.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;

/** What a person sees in an inbox after the suite has worked on it. */
final class InboxContents {
    private static final String LEDGER = "wenshu-ledger.xlsx";
    private static final String RECORD = ".wenshu.json";

    private final Path inbox;

    InboxContents(Path inbox) {
        this.inbox = inbox;
    }

    /** Records in the inbox and its folders, by the name of the document they belong to. */
    List<String> recordedFiles() {
        return names().filter(name -> name.endsWith(RECORD))
                .map(name -> name.substring(0, name.length() - RECORD.length()))
                .sorted()
                .toList();
    }

    /** Those of the documents that have no record beside them. */
    List<Path> withoutRecord(List<Path> documents) {
        return documents.stream()
                .filter(document -> !Files.exists(document.resolveSibling(document.getFileName() + RECORD)))
                .toList();
    }

    /** Every file that is neither a document nor a result, as an interrupted write would leave. */
    List<String> leftovers(List<String> documents) {
        return names().filter(name -> !documents.contains(name))
                .filter(name -> !name.endsWith(RECORD) && !name.endsWith(".summary.md") && !name.equals(LEDGER))
                .sorted()
                .toList();
    }

    /** The ledger's file column, sorted; empty while there is no ledger. */
    List<String> ledgerFiles(String column) {
        Path ledger = inbox.resolve(LEDGER);
        if (!Files.exists(ledger)) {
            return List.of();
        }
        try (Workbook workbook = WorkbookFactory.create(ledger.toFile(), null, true)) {
            Sheet sheet = workbook.getSheetAt(0);
            DataFormatter text = new DataFormatter();
            TreeMap<String, Integer> columns = new TreeMap<>();
            sheet.getRow(0).forEach(cell -> columns.put(text.formatCellValue(cell), cell.getColumnIndex()));
            int index = Objects.requireNonNull(columns.get(column), "no column " + column);
            return IntStream.rangeClosed(1, sheet.getLastRowNum())
                    .mapToObj(sheet::getRow)
                    .filter(InboxContents::isUsed)
                    .map(row -> text.formatCellValue(row.getCell(index)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isUsed(@org.jspecify.annotations.Nullable Row row) {
        return row != null && row.getPhysicalNumberOfCells() > 0;
    }

    private Stream<String> names() {
        try (Stream<Path> files = Files.walk(inbox)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
