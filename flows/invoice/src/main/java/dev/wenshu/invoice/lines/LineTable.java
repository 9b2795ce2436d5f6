package dev.wenshu.invoice.lines;

import dev.wenshu.invoice.text.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows under one head, up to the row of the first total; goes on over the pages until then.
 *
 * @param next index of the first row behind it
 */
record LineTable(TableHead head, List<TableLine> lines, int next) {
    private static final Pattern DIGIT = Pattern.compile(".*\\d.*");
    private static final Pattern OPENS_ITEM = Pattern.compile("\\*[^*]{1,20}\\*.*");
    private static final float WRAPPED = 2.2f;
    private static final int MOST_WORDS_OF_TOTAL = 5;

    /** All tables of the text, in their order. */
    static List<LineTable> all(List<Row> rows) {
        List<LineTable> tables = new ArrayList<>();
        int at = 0;
        while (at < rows.size()) {
            TableHead head = TableHead.at(rows, at);
            if (head == null) {
                at++;
            } else {
                LineTable table = read(rows, head);
                tables.add(table);
                at = Math.max(at + 1, table.next());
            }
        }
        return tables;
    }

    private static LineTable read(List<Row> rows, TableHead head) {
        Body body = new Body(head);
        int at = head.last() + 1;
        for (; at < rows.size(); at++) {
            Row row = rows.get(at);
            if (TableHead.at(rows, at) != null) {
                break;
            }
            RowCells cells = RowCells.of(row, head);
            if (opens(row, ColumnKind.END) && !body.isCounted(cells)) {
                break;
            }
            if (!opens(row, ColumnKind.CARRIED)) {
                body.add(cells);
            }
        }
        return new LineTable(head, body.done(), at);
    }

    /** Whether one of the stretches of the row begins with a phrase of that kind. */
    private static boolean opens(Row row, ColumnKind kind) {
        return Stream.of(row.text().split("\t", -1)).anyMatch(cell -> {
            StringBuilder dense = new StringBuilder();
            int words = 0;
            for (String word : cell.strip().split("[ :]+", MOST_WORDS_OF_TOTAL + 1)) {
                dense.append(ColumnWords.dense(word));
                if (ColumnWords.shipped().of(dense.toString()).contains(kind)) {
                    return true;
                }
                if (++words == MOST_WORDS_OF_TOTAL) {
                    break;
                }
            }
            return false;
        });
    }

    /** Puts rows together to lines. */
    private static final class Body {
        private final TableHead head;
        private final List<TableLine> lines = new ArrayList<>();
        private final List<RowCells> waiting = new ArrayList<>();
        private boolean namesAbove;
        private boolean around;

        Body(TableHead head) {
            this.head = head;
        }

        /** A described row with an amount, a quantity and a price is a line, whatever its first word. */
        boolean isCounted(RowCells cells) {
            return hasNumber(cells, ColumnKind.QUANTITY)
                    && hasNumber(cells, ColumnKind.PRICE)
                    && isLine(cells)
                    && !name(cells).isEmpty();
        }

        void add(RowCells cells) {
            if (isLine(cells)) {
                TableLine line = new TableLine(cells, head.chinese() ? "" : " ");
                settle(line);
                lines.add(line);
            } else if (isPart(cells)) {
                waiting.add(cells);
            }
        }

        List<TableLine> done() {
            settle(null);
            return lines;
        }

        /**
         * Texts between two lines belong to the one above, unless names stand above their amounts in this table; where they
         * stand around them, the widest gap parts the two.
         */
        private void settle(@Nullable TableLine next) {
            TableLine before = lines.isEmpty() ? null : lines.getLast();
            int parting = before != null && next != null && around ? widestGap(before, next) : waiting.size();
            List<RowCells> above = new ArrayList<>();
            for (int i = 0; i < waiting.size(); i++) {
                RowCells text = waiting.get(i);
                boolean part = next != null && i == waiting.size() - 1 && next.complete(text, head);
                boolean opens = next != null
                        && (before == null
                                || part
                                || i >= parting
                                || OPENS_ITEM.matcher(name(text)).matches()
                                || !above.isEmpty()
                                || (namesAbove && name(next).isEmpty()));
                if (opens) {
                    above.add(text);
                } else if (before != null && before.complete(text, head)) {
                    before.follow(text, head);
                } else if (before != null && follows(before.last(), text.row())) {
                    before.follow(text, head);
                } else if (next != null && name(next).isEmpty()) {
                    above.add(text);
                }
            }
            if (next != null && !above.isEmpty() && follows(above.getLast().row(), next.first())) {
                namesAbove |= name(next).isEmpty();
                around |= before == null && !name(next).isEmpty();
                next.precede(connected(above), head);
            }
            waiting.clear();
        }

        private int widestGap(TableLine before, TableLine next) {
            float widest = 0;
            int at = waiting.size();
            Row above = before.first();
            for (int i = 0; i <= waiting.size(); i++) {
                Row row = i == waiting.size() ? next.first() : waiting.get(i).row();
                float gap = row.box().centerY() - above.box().centerY();
                if (row.page() == above.page() && gap > widest) {
                    widest = gap;
                    at = i;
                }
                above = row;
            }
            return at;
        }

        /** The rows at the end that stand close to one another. */
        private static List<RowCells> connected(List<RowCells> rows) {
            int from = rows.size() - 1;
            while (from > 0 && follows(rows.get(from - 1).row(), rows.get(from).row())) {
                from--;
            }
            return rows.subList(from, rows.size());
        }

        private static boolean follows(Row above, Row below) {
            float pitch = below.box().centerY() - above.box().centerY();
            return above.page() == below.page() && pitch < WRAPPED * Math.max(above.height(), below.height());
        }

        private boolean isLine(RowCells cells) {
            return hasNumber(cells, ColumnKind.AMOUNT) || hasNumber(cells, ColumnKind.GROSS);
        }

        private boolean hasNumber(RowCells cells, ColumnKind kind) {
            for (int i = 0; i < head.columns().size(); i++) {
                if (head.columns().get(i).kind() == kind
                        && DIGIT.matcher(cells.cells().get(i)).matches()
                        && (kind == ColumnKind.QUANTITY
                                || CellNumber.money(cells.cells().get(i), null) != null)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isPart(RowCells cells) {
            for (int i = 0; i < head.columns().size(); i++) {
                ColumnKind kind = head.columns().get(i).kind();
                if ((kind.isWords() || kind.isNumber()) && !cells.cells().get(i).isEmpty()) {
                    return true;
                }
            }
            return false;
        }

        private String name(RowCells cells) {
            int column = head.first(ColumnKind.DESCRIPTION);
            return column < 0 ? "" : cells.cells().get(column);
        }

        private String name(TableLine line) {
            int column = head.first(ColumnKind.DESCRIPTION);
            return column < 0 ? "" : line.cell(column);
        }
    }
}
