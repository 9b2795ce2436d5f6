package dev.wenshu.samples.office;

import dev.wenshu.samples.carrier.FixedZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A Chinese travel expense claim whose sums are formulas, with their results stored as Excel does. */
public final class ExpenseSheet {
    private static final List<String> HEAD = List.of("序号", "日期", "出发地", "目的地", "费用类型", "发票号码", "金额（元）", "税额（元）", "备注");
    private static final int AMOUNT = 6;
    private static final int FIRST_ITEM = 4;

    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final XSSFSheet sheet = workbook.createSheet("差旅费报销");
    private final CellStyle text = style(HorizontalAlignment.CENTER, "General");
    private final CellStyle amount = style(HorizontalAlignment.RIGHT, "#,##0.00");
    private final CellStyle day = style(HorizontalAlignment.CENTER, "yyyy-mm-dd");

    private record Item(
            LocalDate date,
            String from,
            String to,
            String kind,
            String invoice,
            String amount,
            String tax,
            String note) {}

    private static final List<Item> ITEMS = List.of(
            new Item(LocalDate.of(2026, 10, 13), "杭州", "南京", "高铁票", "26329166000003417205", "117.50", "9.70", "二等座"),
            new Item(LocalDate.of(2026, 10, 13), "南京", "南京", "市内交通", "26322000000412873390", "46.80", "1.36", "客运服务"),
            new Item(LocalDate.of(2026, 10, 15), "南京", "南京", "住宿费", "26322000000731946028", "796.00", "45.06", "两晚"),
            new Item(LocalDate.of(2026, 10, 14), "南京", "南京", "餐饮费", "26322000000655120934", "238.00", "13.47", "客户工作餐"),
            new Item(LocalDate.of(2026, 10, 15), "南京", "杭州", "高铁票", "26329166000003422861", "117.50", "9.70", "二等座"));

    private ExpenseSheet() {}

    public static byte[] write() {
        return new ExpenseSheet().bytes();
    }

    private byte[] bytes() {
        Optional<Date> moment =
                Optional.of(Date.from(LocalDateTime.of(2026, 10, 19, 9, 0).toInstant(ZoneOffset.UTC)));
        workbook.getProperties().getCoreProperties().setCreator("林晓彤");
        workbook.getProperties().getCoreProperties().setCreated(moment);
        workbook.getProperties().getCoreProperties().setModified(moment);
        title();
        for (int i = 0; i < ITEMS.size(); i++) {
            item(i, ITEMS.get(i));
        }
        sums(FIRST_ITEM + ITEMS.size());
        int[] widths = {6, 12, 9, 9, 11, 24, 12, 12, 14};
        for (int i = 0; i < widths.length; i++) {
            sheet.setColumnWidth(i, widths[i] * 256);
        }
        sheet.getPrintSetup().setLandscape(true);
        sheet.setFitToPage(true);
        workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (workbook) {
            workbook.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("sheet could not be written", e);
        }
        return FixedZip.rewritten(out.toByteArray());
    }

    private void title() {
        XSSFCellStyle big = workbook.createCellStyle();
        XSSFFont font = workbook.createFont();
        font.setBold(true);
        font.setFontHeightInPoints((short) 16);
        font.setFontName("宋体");
        big.setFont(font);
        big.setAlignment(HorizontalAlignment.CENTER);
        big.setVerticalAlignment(VerticalAlignment.CENTER);
        merged(0, "差旅费用报销明细表", big);
        sheet.getRow(0).setHeightInPoints(30);
        CellStyle plain = workbook.createCellStyle();
        merged(1, "报销人：林晓彤    部门：行政管理部    出差事由：南京客户项目验收", plain);
        merged(2, "报销日期：2026-10-19    单据编号：BX-202610-0037", plain);
        XSSFCellStyle head = workbook.createCellStyle();
        head.cloneStyleFrom(text);
        XSSFFont bold = workbook.createFont();
        bold.setBold(true);
        bold.setFontName("宋体");
        head.setFont(bold);
        head.setFillForegroundColor(IndexedColors.PALE_BLUE.getIndex());
        head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        Row row = sheet.createRow(3);
        for (int i = 0; i < HEAD.size(); i++) {
            Cell cell = row.createCell(i);
            cell.setCellValue(HEAD.get(i));
            cell.setCellStyle(head);
        }
    }

    private void merged(int rowIndex, String value, CellStyle style) {
        Cell cell = sheet.createRow(rowIndex).createCell(0);
        cell.setCellValue(value);
        cell.setCellStyle(style);
        sheet.addMergedRegion(new CellRangeAddress(rowIndex, rowIndex, 0, HEAD.size() - 1));
    }

    private void item(int index, Item item) {
        Row row = sheet.createRow(FIRST_ITEM + index);
        cell(row, 0, text).setCellValue(index + 1);
        cell(row, 1, day).setCellValue(item.date());
        cell(row, 2, text).setCellValue(item.from());
        cell(row, 3, text).setCellValue(item.to());
        cell(row, 4, text).setCellValue(item.kind());
        cell(row, 5, text).setCellValue(item.invoice());
        cell(row, AMOUNT, amount).setCellValue(new BigDecimal(item.amount()).doubleValue());
        cell(row, AMOUNT + 1, amount).setCellValue(new BigDecimal(item.tax()).doubleValue());
        cell(row, AMOUNT + 2, text).setCellValue(item.note());
    }

    private void sums(int rowIndex) {
        Row row = sheet.createRow(rowIndex);
        for (int i = 0; i < HEAD.size(); i++) {
            cell(row, i, i == AMOUNT || i == AMOUNT + 1 ? amount : text);
        }
        row.getCell(0).setCellValue("合计");
        sheet.addMergedRegion(new CellRangeAddress(rowIndex, rowIndex, 0, AMOUNT - 1));
        row.getCell(AMOUNT).setCellFormula("SUM(G" + (FIRST_ITEM + 1) + ":G" + rowIndex + ")");
        row.getCell(AMOUNT + 1).setCellFormula("SUM(H" + (FIRST_ITEM + 1) + ":H" + rowIndex + ")");
        Row allowance = sheet.createRow(rowIndex + 1);
        allowance.createCell(0).setCellValue("出差补助（100元/天）");
        allowance.createCell(AMOUNT).setCellFormula("3*100");
        Row payable = sheet.createRow(rowIndex + 2);
        payable.createCell(0).setCellValue("应报销金额");
        payable.createCell(AMOUNT).setCellFormula("G" + (rowIndex + 1) + "+G" + (rowIndex + 2));
        payable.getCell(AMOUNT).setCellStyle(amount);
        allowance.getCell(AMOUNT).setCellStyle(amount);
        Row signatures = sheet.createRow(rowIndex + 4);
        signatures.createCell(0).setCellValue("报销人签字：");
        signatures.createCell(3).setCellValue("部门负责人：");
        signatures.createCell(AMOUNT).setCellValue("财务审核：");
    }

    private static Cell cell(Row row, int column, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        return cell;
    }

    private CellStyle style(HorizontalAlignment alignment, String format) {
        XSSFCellStyle style = workbook.createCellStyle();
        XSSFFont font = workbook.createFont();
        font.setFontName("宋体");
        style.setFont(font);
        style.setAlignment(alignment);
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }
}
