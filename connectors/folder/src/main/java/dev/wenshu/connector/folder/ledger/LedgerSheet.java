package dev.wenshu.connector.folder.ledger;

import dev.wenshu.connector.WriteBackOperation.Cell;
import dev.wenshu.connector.WriteBackOperation.CellType;
import dev.wenshu.kernel.ContentHash;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** The sheet of an open workbook that has the rows. Everything that is not a column of ours stays as it is. */
final class LedgerSheet {
    /** Title of the column that says which row is whose. */
    static final String KEY_COLUMN = "Wenshu ID";

    private static final int CHARACTER_WIDTH = 256;

    private final XSSFSheet sheet;
    private final int headerRow;
    private final Map<String, Integer> columns;
    private final Map<String, Integer> rowsByKey = new HashMap<>();
    private final LedgerStyles styles;
    private final ZoneId zone;
    private final boolean created;
    private final int lastRowFound;
    private int lastRow;
    private boolean changed;

    /** How putting a row ended. */
    enum Put {
        APPENDED,
        REPLACED,
        SAME,
        DIFFERENT
    }

    LedgerSheet(XSSFWorkbook workbook, List<String> titles, ZoneId zone) {
        LedgerHeader header = LedgerHeader.find(workbook, titles);
        this.sheet = header.sheet();
        this.headerRow = header.row();
        this.columns = header.columns();
        this.styles = new LedgerStyles(workbook);
        this.zone = zone;
        this.created = columns.isEmpty();
        this.lastRowFound = lastUsedRow();
        this.lastRow = lastRowFound;
        Integer keyColumn = columns.get(LedgerHeader.fold(KEY_COLUMN));
        for (int at = headerRow + 1; keyColumn != null && at <= lastRow; at++) {
            Row row = sheet.getRow(at);
            if (row != null && LedgerValue.of(row.getCell(keyColumn)) instanceof LedgerValue.Text(String key)) {
                rowsByKey.putIfAbsent(key, at);
            }
        }
    }

    boolean isChanged() {
        return changed;
    }

    /** A row that is there is changed only where its values are those of {@code replaces}; cells that people added stay. */
    Put put(String rowKey, List<Cell> cells, List<Cell> replaces) {
        List<Cell> all = withKey(rowKey, cells);
        Integer present = rowsByKey.get(keyText(rowKey));
        if (present != null) {
            return hash(present, titles(all)).equals(hash(all)) ? Put.SAME : replace(present, cells, replaces);
        }
        all.forEach(this::ensureColumn);
        Row above = lastRow > headerRow ? sheet.getRow(lastRow) : null;
        lastRow = Math.max(lastRow, headerRow) + 1;
        Row row = sheet.getRow(lastRow) == null ? sheet.createRow(lastRow) : sheet.getRow(lastRow);
        all.forEach(cell -> write(row, above, cell));
        rowsByKey.put(keyText(rowKey), lastRow);
        changed = true;
        return Put.APPENDED;
    }

    private Put replace(int present, List<Cell> cells, List<Cell> replaces) {
        if (replaces.isEmpty() || !hash(present, titles(replaces)).equals(hash(replaces))) {
            return Put.DIFFERENT;
        }
        cells.forEach(this::ensureColumn);
        Row row = sheet.getRow(present);
        cells.forEach(cell -> write(row, row, cell));
        changed = true;
        return Put.REPLACED;
    }

    /** Whether the row is gone now; false where its values are not those of {@code sha256} or a person added some. */
    boolean remove(String rowKey, List<String> titles, String sha256) {
        Integer at = rowsByKey.get(keyText(rowKey));
        if (at == null) {
            return true;
        }
        Row row = sheet.getRow(at);
        long filled = 0;
        for (org.apache.poi.ss.usermodel.Cell cell : row) {
            filled += LedgerValue.of(cell) instanceof LedgerValue.Nothing ? 0 : 1;
        }
        if (filled != ours(at, titles) || !hash(at, titles).equals(sha256)) {
            return false;
        }
        sheet.removeRow(row);
        if (at < lastRow) {
            sheet.shiftRows(at + 1, lastRow, -1);
        }
        changed = true;
        return true;
    }

    static List<String> titles(List<Cell> cells) {
        return cells.stream().map(Cell::column).toList();
    }

    /** SHA-256 of the values, the key among them, as they will be read back. */
    String hash(String rowKey, List<Cell> cells) {
        return hash(withKey(rowKey, cells));
    }

    private static List<Cell> withKey(String rowKey, List<Cell> cells) {
        List<Cell> all = new ArrayList<>(cells);
        all.add(new Cell(KEY_COLUMN, CellType.TEXT, rowKey));
        return all;
    }

    private String hash(List<Cell> cells) {
        Map<String, String> values = new TreeMap<>();
        cells.forEach(cell -> values.put(
                LedgerHeader.fold(cell.column()), LedgerValue.of(cell, zone).canonical()));
        return hash(values);
    }

    private String hash(int at, List<String> titles) {
        Map<String, String> values = new TreeMap<>();
        titles.forEach(
                title -> values.put(LedgerHeader.fold(title), value(at, title).canonical()));
        return hash(values);
    }

    private static String hash(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        values.forEach(
                (title, value) -> text.append(title).append('\0').append(value).append('\0'));
        return ContentHash.of(text.toString().getBytes(StandardCharsets.UTF_8)).hex();
    }

    private LedgerValue value(int at, String title) {
        Integer column = columns.get(LedgerHeader.fold(title));
        return column == null
                ? new LedgerValue.Nothing()
                : LedgerValue.of(sheet.getRow(at).getCell(column));
    }

    private long ours(int at, List<String> titles) {
        return titles.stream()
                .distinct()
                .filter(title -> !(value(at, title) instanceof LedgerValue.Nothing))
                .count();
    }

    private String keyText(String rowKey) {
        return LedgerValue.of(new Cell(KEY_COLUMN, CellType.TEXT, rowKey), zone) instanceof LedgerValue.Text(String key)
                ? key
                : rowKey;
    }

    private void ensureColumn(Cell cell) {
        String title = LedgerHeader.fold(cell.column());
        if (columns.containsKey(title)) {
            return;
        }
        Row header = sheet.getRow(headerRow) == null ? sheet.createRow(headerRow) : sheet.getRow(headerRow);
        int last = header.getLastCellNum();
        int column = Math.max(last, 0);
        org.apache.poi.ss.usermodel.Cell titleCell = header.createCell(column);
        LedgerValue.Text text =
                LedgerValue.of(new Cell("", CellType.TEXT, cell.column()), zone) instanceof LedgerValue.Text safe
                        ? safe
                        : new LedgerValue.Text("");
        titleCell.setCellValue(text.text());
        titleCell.setCellStyle(
                created || column == 0
                        ? styles.header()
                        : header.getCell(column - 1).getCellStyle());
        sheet.setColumnWidth(column, width(cell) * CHARACTER_WIDTH);
        columns.put(title, column);
        changed = true;
    }

    private static int width(Cell cell) {
        return switch (cell.type()) {
            case TEXT -> cell.column().equals(KEY_COLUMN) ? 14 : 26;
            case AMOUNT -> 15;
            case DATE -> 12;
            case TIME -> 17;
            case NUMBER -> 10;
        };
    }

    private void write(Row row, @Nullable Row above, Cell cell) {
        Integer column = columns.get(LedgerHeader.fold(cell.column()));
        if (column == null) {
            throw new IllegalStateException("a column was not created");
        }
        org.apache.poi.ss.usermodel.Cell aboveCell = above == null ? null : above.getCell(column);
        org.apache.poi.ss.usermodel.Cell target = row.createCell(column);
        target.setCellStyle(styles.like(aboveCell == null ? null : aboveCell.getCellStyle(), cell.type()));
        switch (LedgerValue.of(cell, zone)) {
            case LedgerValue.Nothing() -> target.setBlank();
            case LedgerValue.Text(String text) -> target.setCellValue(text);
            case LedgerValue.Numeric(double number) -> target.setCellValue(number);
        }
    }

    /** Formatted but empty rows below the data do not count. */
    private int lastUsedRow() {
        for (int at = sheet.getLastRowNum(); at > headerRow; at--) {
            Row row = sheet.getRow(at);
            if (row != null) {
                for (org.apache.poi.ss.usermodel.Cell cell : row) {
                    if (!(LedgerValue.of(cell) instanceof LedgerValue.Nothing)) {
                        return at;
                    }
                }
            }
        }
        return headerRow;
    }

    /** Lets filters and tables that ended with the last row end with the new last row; once, before saving. */
    void extendRanges() {
        int before = lastRowFound;
        if (lastRow == before) {
            return;
        }
        for (XSSFTable table : sheet.getTables()) {
            if (table.getEndRowIndex() == before && table.getTotalsRowCount() == 0 && before > headerRow) {
                table.setArea(new AreaReference(
                        table.getStartCellReference(),
                        new CellReference(lastRow, table.getEndColIndex()),
                        SpreadsheetVersion.EXCEL2007));
            }
        }
        if (created) {
            sheet.createFreezePane(0, headerRow + 1);
            sheet.setAutoFilter(new CellRangeAddress(headerRow, lastRow, 0, columns.size() - 1));
        } else if (sheet.getCTWorksheet().isSetAutoFilter()) {
            CellRangeAddress range = CellRangeAddress.valueOf(
                    sheet.getCTWorksheet().getAutoFilter().getRef());
            if (range.getLastRow() == before) {
                range.setLastRow(lastRow);
                sheet.setAutoFilter(range);
            }
        }
    }
}
