package dev.wenshu.invoice.lines;

import dev.wenshu.invoice.text.Row;
import java.util.ArrayList;
import java.util.List;

/** A line of the table while its rows are put together: the cells of the row with the amounts, and texts from the rows around it. */
final class TableLine {
    private static final float NEAR = 1.2f;
    private static final int LONGEST = 400;

    private final RowCells main;
    private final List<StringBuilder> texts = new ArrayList<>();
    private final String joint;
    private Row last;

    TableLine(RowCells main, String joint) {
        this.main = main;
        this.joint = joint;
        this.last = main.row();
        main.cells().forEach(cell -> texts.add(new StringBuilder(cell)));
    }

    void follow(RowCells row, TableHead head) {
        for (int i = 0; i < texts.size(); i++) {
            String cell = row.cells().get(i);
            if (head.columns().get(i).kind().isWords()
                    && !cell.isEmpty()
                    && texts.get(i).length() < LONGEST) {
                texts.get(i).append(texts.get(i).isEmpty() ? "" : joint).append(cell);
            }
        }
        last = row.row();
    }

    void precede(List<RowCells> rows, TableHead head) {
        for (RowCells row : rows.reversed()) {
            for (int i = 0; i < texts.size(); i++) {
                String cell = row.cells().get(i);
                if (head.columns().get(i).kind().isWords() && !cell.isEmpty()) {
                    texts.get(i).insert(0, cell + (texts.get(i).isEmpty() ? "" : joint));
                }
            }
        }
    }

    /** A row so near that it is part of this one, as where some columns are set higher than others; false where the two clash. */
    boolean complete(RowCells near, TableHead head) {
        float apart = Math.abs(near.row().box().centerY() - main.row().box().centerY());
        boolean any = false;
        for (int i = 0; i < texts.size(); i++) {
            if (head.columns().get(i).kind().isNumber() && !near.cells().get(i).isEmpty()) {
                if (!texts.get(i).isEmpty()) {
                    return false;
                }
                any = true;
            }
        }
        if (!any
                || near.row().page() != main.row().page()
                || apart > NEAR * main.row().height()) {
            return false;
        }
        for (int i = 0; i < texts.size(); i++) {
            if (!head.columns().get(i).kind().isWords() && texts.get(i).isEmpty()) {
                texts.get(i).append(near.cells().get(i));
            }
        }
        return true;
    }

    Row first() {
        return main.row();
    }

    /** The lowest row of the line so far. */
    Row last() {
        return last;
    }

    String cell(int column) {
        return texts.get(column).toString();
    }

    @Override
    public String toString() {
        return "TableLine[row=" + main.row().index() + "]";
    }
}
