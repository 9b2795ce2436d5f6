package dev.wenshu.connector.folder.ledger;

import dev.wenshu.connector.UndoRecord;
import dev.wenshu.connector.WriteBackOperation.AppendLedgerRow;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Conflict;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.files.AtomicFile;
import dev.wenshu.connector.folder.inbox.FolderFaults;
import dev.wenshu.connector.folder.inbox.Inbox;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Adds rows to ledgers in the inbox and takes them back, one save a batch. A ledger that a person has open, changed
 * meanwhile, signed, encrypted or damaged is never replaced. One thread at a time; other processes are noticed by
 * comparing the file before the rename.
 */
public final class LedgerWorkbook {
    private static final int ATTEMPTS = 3;

    private final Inbox inbox;
    private final long maxBytes;
    private final ZoneId zone;

    /** @param zone in which times are shown, as Excel knows none */
    public LedgerWorkbook(Inbox inbox, long maxBytes, ZoneId zone) {
        this.inbox = inbox;
        this.maxBytes = maxBytes;
        this.zone = zone;
    }

    /** One outcome a row, in order; {@code rows} hold {@link AppendLedgerRow}s for this ledger only. */
    public synchronized List<WriteBackOutcome> append(String ledger, List<Keyed> rows) {
        SequencedSet<String> titles = new LinkedHashSet<>();
        rows.forEach(row -> titles.addAll(LedgerSheet.titles(operation(row).cells())));
        titles.add(LedgerSheet.KEY_COLUMN);
        Path file = inbox.resolve(ledger);
        return save(file, List.copyOf(titles), sheet -> {
            List<WriteBackOutcome> outcomes = new ArrayList<>();
            rows.forEach(row -> outcomes.add(put(file, sheet, row.key(), operation(row))));
            return outcomes;
        });
    }

    public synchronized WriteBackOutcome undo(String key, UndoRecord.LedgerRow record) {
        Path file = inbox.resolve(record.ledger());
        inbox.requireReachable();
        if (Files.notExists(file)) {
            return new Written(key, file.toString(), "");
        }
        return save(
                file,
                record.columns(),
                sheet -> sheet.remove(record.rowKey(), record.columns(), record.sha256())
                        ? new Written(key, file.toString(), "")
                        : new Conflict(key, "the row in " + file + " was changed after it was written; it stays"));
    }

    private static AppendLedgerRow operation(Keyed keyed) {
        if (keyed.operation() instanceof AppendLedgerRow row) {
            return row;
        }
        throw new IllegalArgumentException("operation " + keyed.key() + " is no ledger row");
    }

    private static WriteBackOutcome put(Path file, LedgerSheet sheet, String key, AppendLedgerRow row) {
        List<String> columns = new ArrayList<>(LedgerSheet.titles(row.cells()));
        columns.add(LedgerSheet.KEY_COLUMN);
        return switch (sheet.put(row.rowKey(), row.cells(), row.replaces())) {
            case APPENDED, REPLACED, SAME ->
                new Written(
                        key,
                        file + "#" + row.rowKey(),
                        new UndoRecord.LedgerRow(
                                        row.ledger(), row.rowKey(), columns, sheet.hash(row.rowKey(), row.cells()))
                                .text());
            case DIFFERENT -> new Conflict(key, "row " + row.rowKey() + " of " + file + " has other values; it stays");
        };
    }

    private <T> T save(Path file, List<String> titles, Function<LedgerSheet, T> change) {
        inbox.requireReachable();
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                LedgerGuard.requireFree(file);
                Optional<byte[]> before = read(file);
                try (XSSFWorkbook workbook = open(file, before)) {
                    LedgerSheet sheet = new LedgerSheet(workbook, titles, zone);
                    T result = change.apply(sheet);
                    sheet.extendRanges();
                    if (!sheet.isChanged() || AtomicFile.write(file, workbook::write, () -> isStill(file, before))) {
                        return result;
                    }
                }
            }
        } catch (IOException e) {
            throw FolderFaults.of("writing ledger " + file, e);
        }
        throw new Fault(
                FaultCategory.EXTERNAL,
                "ledger " + file + " was saved by someone else each time it was to be written. It is tried again");
    }

    private Optional<byte[]> read(Path file) throws IOException {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw unusable(file, "is a link or a folder");
        }
        if (Files.size(file) > maxBytes) {
            throw unusable(file, "is larger than wenshu.folder.max-ledger-size");
        }
        return Optional.of(Files.readAllBytes(file));
    }

    private static boolean isStill(Path file, Optional<byte[]> before) throws IOException {
        LedgerGuard.requireFree(file);
        return before.isPresent()
                ? Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && ContentHash.of(file).equals(ContentHash.of(before.get()))
                : Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static XSSFWorkbook open(Path file, Optional<byte[]> content) throws IOException {
        if (content.isEmpty()) {
            XSSFWorkbook workbook = new XSSFWorkbook();
            workbook.createSheet("Ledger");
            return workbook;
        }
        if (FileMagic.valueOf(content.get()) == FileMagic.OLE2) {
            throw unusable(file, "is protected by a password or in the format of Excel 97");
        }
        XSSFWorkbook workbook;
        try {
            workbook = new XSSFWorkbook(new ByteArrayInputStream(content.get()));
        } catch (IOException | RuntimeException e) {
            throw unusable(
                    file, "is damaged or no Excel workbook (" + e.getClass().getSimpleName() + ")");
        }
        boolean signed = workbook.getPackage()
                        .getRelationshipsByType(PackageRelationshipTypes.DIGITAL_SIGNATURE_ORIGIN)
                        .size()
                > 0;
        if (signed || workbook.getNumberOfSheets() == 0) {
            workbook.close();
            throw unusable(file, signed ? "is digitally signed" : "has no sheet");
        }
        return workbook;
    }

    private static Fault unusable(Path file, String why) {
        return new Fault(
                FaultCategory.SETUP,
                "ledger " + file + " " + why
                        + ", so no row is added. Repair it, or move it away and a new one is begun");
    }
}
