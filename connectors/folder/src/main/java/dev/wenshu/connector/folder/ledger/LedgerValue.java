package dev.wenshu.connector.folder.ledger;

import dev.wenshu.connector.WriteBackOperation.Cell;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** A cell value as Excel keeps it: nothing, a text or a number (which a date is too). */
sealed interface LedgerValue {
    /** Digits that a spreadsheet's number keeps for sure. */
    MathContext PRECISION = new MathContext(15);

    /** Also the full-width forms, which East Asian versions of Excel take for the plain ones. */
    String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /** Equal for equal values, whatever the cell looks like. */
    String canonical();

    record Nothing() implements LedgerValue {
        @Override
        public String canonical() {
            return "";
        }
    }

    record Text(String text) implements LedgerValue {
        @Override
        public String canonical() {
            return "t" + text;
        }

        @Override
        public String toString() {
            return "Text[chars=" + text.length() + "]";
        }
    }

    record Numeric(double number) implements LedgerValue {
        @Override
        public String canonical() {
            return "n"
                    + BigDecimal.valueOf(number)
                            .round(PRECISION)
                            .stripTrailingZeros()
                            .toPlainString();
        }

        @Override
        public String toString() {
            return "Numeric[]";
        }
    }

    /** What {@code cell} becomes; a value that is not of its type, or has more digits than Excel keeps, becomes text. */
    static LedgerValue of(Cell cell, ZoneId zone) {
        String value = cell.value();
        if (value.isEmpty()) {
            return new Nothing();
        }
        try {
            return switch (cell.type()) {
                case TEXT -> text(value);
                case AMOUNT, NUMBER -> {
                    BigDecimal number = new BigDecimal(value);
                    yield number.stripTrailingZeros().precision() <= PRECISION.getPrecision()
                            ? new Numeric(number.doubleValue())
                            : text(value);
                }
                case DATE -> serial(DateUtil.getExcelDate(LocalDate.parse(value)), value);
                case TIME ->
                    serial(
                            DateUtil.getExcelDate(
                                    Instant.parse(value).atZone(zone).toLocalDateTime()),
                            value);
            };
        } catch (NumberFormatException | DateTimeException e) {
            return text(value);
        }
    }

    /** What a person's or our own cell holds; a formula counts as its text. */
    static LedgerValue of(org.apache.poi.ss.usermodel.@Nullable Cell cell) {
        if (cell == null) {
            return new Nothing();
        }
        return switch (cell.getCellType()) {
            case NUMERIC -> new Numeric(cell.getNumericCellValue());
            case STRING -> cell.getStringCellValue().isEmpty() ? new Nothing() : new Text(cell.getStringCellValue());
            case FORMULA -> new Text("=" + cell.getCellFormula());
            case BOOLEAN -> new Text(String.valueOf(cell.getBooleanCellValue()));
            case ERROR -> new Text(CellType.ERROR.name() + cell.getErrorCellValue());
            case BLANK, _NONE -> new Nothing();
        };
    }

    /** An apostrophe before what could become a formula, also after the ledger is saved as CSV and opened again. */
    private static Text text(String value) {
        String safe = FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        int longest = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
        return new Text(safe.length() <= longest ? safe : safe.substring(0, longest - 1) + "…");
    }

    /** Excel has no days before 1900. */
    private static LedgerValue serial(double serial, String value) {
        return serial >= 1 ? new Numeric(serial) : text(value);
    }
}
