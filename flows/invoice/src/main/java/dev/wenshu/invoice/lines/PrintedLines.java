package dev.wenshu.invoice.lines;

import dev.wenshu.invoice.InvoiceLine;
import dev.wenshu.invoice.text.VisibleText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the table of an invoice says of its lines. */
public sealed interface PrintedLines {
    /** The lines, whose amounts add up to the net or the total of the invoice. */
    record Sure(List<InvoiceLine> lines) implements PrintedLines {
        public Sure {
            lines = List.copyOf(lines);
        }
    }

    /** There is a table, but its amounts do not add up to the invoice's. */
    record NotSure() implements PrintedLines {}

    /** There is no table of lines, as on most receipts. */
    record None() implements PrintedLines {}

    /**
     * Reads the tables of a text.
     *
     * @param sums what the invoice states, from wherever it was read
     */
    static PrintedLines read(VisibleText text, StatedSums sums) {
        List<LineTable> tables = LineTable.all(text.rows()).stream()
                .filter(table -> !table.lines().isEmpty())
                .toList();
        if (tables.isEmpty()) {
            return new None();
        }
        List<InvoiceLine> best = List.of();
        for (List<LineTable> candidate : candidates(tables)) {
            List<InvoiceLine> lines = TableSums.of(candidate, sums);
            best = lines.size() > best.size() ? lines : best;
        }
        return best.isEmpty() ? new NotSure() : new Sure(best);
    }

    /** Each table by itself, and all that have the same head, as one table that goes on over the pages. */
    private static List<List<LineTable>> candidates(List<LineTable> tables) {
        List<List<LineTable>> candidates = new ArrayList<>();
        tables.forEach(table -> candidates.add(List.of(table)));
        for (LineTable table : tables) {
            List<LineTable> alike = tables.stream()
                    .filter(other -> other.head().isLike(table.head()))
                    .toList();
            if (alike.size() > 1 && alike.getFirst().equals(table)) {
                candidates.add(alike);
            }
        }
        return candidates;
    }

    /**
     * What an invoice states of itself.
     *
     * @param net null where it is not known; so the others
     */
    record StatedSums(
            @Nullable BigDecimal net,
            @Nullable BigDecimal tax,
            @Nullable BigDecimal total) {
        boolean isNet(BigDecimal sum) {
            return same(net, sum);
        }

        boolean isTax(BigDecimal sum) {
            return same(tax, sum);
        }

        boolean isTotal(BigDecimal sum) {
            return same(total, sum);
        }

        private static boolean same(@Nullable BigDecimal stated, BigDecimal sum) {
            return stated != null && stated.compareTo(sum.setScale(2, RoundingMode.HALF_UP)) == 0;
        }
    }
}
