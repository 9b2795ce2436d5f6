package dev.wenshu.invoice.lines;

import dev.wenshu.invoice.InvoiceLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the columns of a table whose amounts add up to what the invoice states, and makes its lines from them. */
final class TableSums {
    private static final Pattern WITH_MARK = Pattern.compile(".*\\d([.,])\\d{2}\\D*");

    private final List<LineTable> tables;
    private final PrintedLines.StatedSums sums;
    private final TableHead head;
    private final @Nullable Character mark;

    private TableSums(List<LineTable> tables, PrintedLines.StatedSums sums) {
        this.tables = tables;
        this.sums = sums;
        this.head = tables.getFirst().head();
        this.mark = decimalMark();
    }

    /** Empty where the sums are not right. */
    static List<InvoiceLine> of(List<LineTable> tables, PrintedLines.StatedSums sums) {
        return new TableSums(tables, sums).lines();
    }

    private List<InvoiceLine> lines() {
        int net = -1;
        int gross = -1;
        for (int column = 0; column < head.columns().size(); column++) {
            ColumnKind kind = head.columns().get(column).kind();
            BigDecimal sum = kind == ColumnKind.AMOUNT || kind == ColumnKind.GROSS ? sum(column) : null;
            if (sum != null && net < 0 && sums.isNet(sum)) {
                net = column;
            } else if (sum != null && gross < 0 && sums.isTotal(sum)) {
                gross = column;
            }
        }
        int tax = head.first(ColumnKind.TAX);
        BigDecimal taxes = tax < 0 ? null : sum(tax);
        boolean taxed = taxes != null && sums.isTax(taxes);
        boolean fapiao = head.chinese() && tax >= 0;
        if ((net < 0 && gross < 0) || (fapiao && !(taxed && net >= 0))) {
            return List.of();
        }
        List<InvoiceLine> lines = new ArrayList<>();
        boolean named = head.first(ColumnKind.DESCRIPTION) >= 0;
        for (LineTable table : tables) {
            for (TableLine line : table.lines()) {
                InvoiceLine read = new LineValues(head, line, mark).line(net, gross, taxed ? tax : -1);
                if (named && read.name() == null) {
                    return List.of();
                }
                lines.add(read);
            }
        }
        return lines;
    }

    private @Nullable BigDecimal sum(int column) {
        BigDecimal sum = BigDecimal.ZERO;
        for (LineTable table : tables) {
            for (TableLine line : table.lines()) {
                BigDecimal amount = head.columns().get(column).kind() == ColumnKind.TAX
                        ? CellNumber.tax(line.cell(column), mark)
                        : CellNumber.money(line.cell(column), mark);
                if (amount == null) {
                    return null;
                }
                sum = sum.add(amount);
            }
        }
        return sum;
    }

    /** The one before two digits in the cells with amounts; null where they do not agree. */
    private @Nullable Character decimalMark() {
        int points = 0;
        int commas = 0;
        for (LineTable table : tables) {
            for (TableLine line : table.lines()) {
                for (int i = 0; i < head.columns().size(); i++) {
                    var matcher = WITH_MARK.matcher(line.cell(i));
                    if (head.columns().get(i).kind().isMoney() && matcher.matches()) {
                        points += matcher.group(1).equals(".") ? 1 : 0;
                        commas += matcher.group(1).equals(",") ? 1 : 0;
                    }
                }
            }
        }
        return points > commas ? Character.valueOf('.') : commas > points ? Character.valueOf(',') : null;
    }
}
