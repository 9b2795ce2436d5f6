package dev.wenshu.connector.folder.ledger;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The row of column titles, wherever a person put it: titles are found in any order, case and width of letters. */
record LedgerHeader(XSSFSheet sheet, int row, Map<String, Integer> columns) {
    private static final int ROWS_SEARCHED = 20;
    private static final int TITLE_WEIGHT = 1000;

    /** The row that has most of {@code titles}; where none has any, the row with most texts. */
    static LedgerHeader find(XSSFWorkbook workbook, Collection<String> titles) {
        Set<String> wanted = new HashSet<>();
        titles.forEach(title -> wanted.add(fold(title)));
        LedgerHeader best = new LedgerHeader(workbook.getSheetAt(0), 0, new HashMap<>());
        int bestScore = 0;
        for (int number = 0; number < workbook.getNumberOfSheets(); number++) {
            XSSFSheet sheet = workbook.getSheetAt(number);
            for (int at = 0; at <= Math.min(sheet.getLastRowNum(), ROWS_SEARCHED); at++) {
                LedgerHeader candidate = read(sheet, at);
                int score = candidate.score(wanted);
                if (score > bestScore && (score >= TITLE_WEIGHT || number == 0)) {
                    best = candidate;
                    bestScore = score;
                }
            }
        }
        return best;
    }

    static String fold(String title) {
        return Normalizer.normalize(title, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static LedgerHeader read(XSSFSheet sheet, int at) {
        Map<String, Integer> columns = new HashMap<>();
        Row row = sheet.getRow(at);
        if (row != null) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.STRING) {
                    columns.putIfAbsent(fold(cell.getStringCellValue()), cell.getColumnIndex());
                }
            }
        }
        return new LedgerHeader(sheet, at, columns);
    }

    private int score(Set<String> wanted) {
        long found = columns.keySet().stream().filter(wanted::contains).count();
        return Math.toIntExact(found * TITLE_WEIGHT + Math.min(columns.size(), TITLE_WEIGHT - 1));
    }
}
