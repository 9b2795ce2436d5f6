package dev.wenshu.connector.folder.ledger;

import dev.wenshu.connector.WriteBackOperation.CellType;
import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Cell styles of one open workbook, each made once: a workbook holds 64,000 and a style a cell would fill it. */
final class LedgerStyles {
    private static final Map<CellType, String> FORMATS = Map.of(
            CellType.TEXT, "@",
            CellType.AMOUNT, "#,##0.00##",
            CellType.DATE, "yyyy-mm-dd",
            CellType.TIME, "yyyy-mm-dd hh:mm",
            CellType.NUMBER, "General");

    private final XSSFWorkbook workbook;
    private final Map<CellType, CellStyle> own = new EnumMap<>(CellType.class);
    private @Nullable CellStyle header;

    LedgerStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    /** The style of the cell above, so that people's colours go on, where it can show the type; else our own. */
    CellStyle like(@Nullable CellStyle above, CellType type) {
        return above != null && shows(above, type) ? above : own.computeIfAbsent(type, this::create);
    }

    CellStyle header() {
        if (header == null) {
            Font font = workbook.createFont();
            font.setBold(true);
            font.setColor(IndexedColors.WHITE.getIndex());
            CellStyle style = workbook.createCellStyle();
            style.setFont(font);
            style.setFillForegroundColor(IndexedColors.DARK_TEAL.getIndex());
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            style.setBorderBottom(BorderStyle.THIN);
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            style.setWrapText(true);
            header = style;
        }
        return header;
    }

    private static boolean shows(CellStyle style, CellType type) {
        String format = style.getDataFormatString();
        boolean date = DateUtil.isADateFormat(style.getDataFormat(), format);
        return switch (type) {
            case TEXT -> !date;
            case DATE, TIME -> date;
            case AMOUNT, NUMBER -> !date && !"@".equals(format);
        };
    }

    private CellStyle create(CellType type) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(FORMATS.get(type)));
        style.setVerticalAlignment(VerticalAlignment.TOP);
        if (type == CellType.AMOUNT || type == CellType.NUMBER) {
            style.setAlignment(HorizontalAlignment.RIGHT);
        }
        return style;
    }
}
