package dev.wenshu.invoice.lines;

import dev.wenshu.document.Box;
import dev.wenshu.document.Origin;
import dev.wenshu.invoice.text.Row;
import java.util.Arrays;
import java.util.List;

/**
 * A row of a table parted into its columns: the words go to columns from left to right so that together they stand as near
 * to the heads and hold as much of what the columns hold as they can. Cost grows with words times columns squared.
 *
 * @param cells text by column, empty where the row has none
 */
record RowCells(Row row, List<String> cells) {
    private static final float IN_NUMBERS = 3;
    private static final float NUMBER_IN_TEXT = 1.5f;
    private static final float SECOND_NUMBER = 4;
    private static final float SPLIT = 2;
    private static final float FAR = 2;
    private static final float BROKEN = 1;
    private static final float NO_MONEY = 0.3f;
    private static final float CLOSE = 0.5f;
    private static final float SPACE = 0.2f;

    static RowCells of(Row row, TableHead head) {
        List<Token> tokens = row.words().stream().map(Token::of).toList();
        int[] places = places(tokens, head.columns(), row.height());
        StringBuilder[] cells = new StringBuilder[head.columns().size()];
        Arrays.setAll(cells, i -> new StringBuilder());
        for (int i = 0; i < places.length; i++) {
            StringBuilder cell = cells[places[i]];
            boolean joined = i > 0
                    && row.origin() == Origin.OCR
                    && gap(tokens.get(i - 1), tokens.get(i)) <= SPACE * row.height();
            cell.append(cell.isEmpty() || joined ? "" : " ")
                    .append(tokens.get(i).text());
        }
        return new RowCells(
                row, Arrays.stream(cells).map(StringBuilder::toString).toList());
    }

    private static int[] places(List<Token> tokens, List<Column> columns, float height) {
        int many = columns.size();
        float[] cost = new float[many];
        int[][] from = new int[tokens.size()][many];
        for (int i = 0; i < tokens.size(); i++) {
            float[] next = new float[many];
            for (int column = 0; column < many; column++) {
                float least = Float.MAX_VALUE;
                for (int before = 0; before <= column; before++) {
                    float sum = i == 0 ? 0 : cost[before] + step(tokens, i, columns, before, column) * height;
                    if (sum < least) {
                        least = sum;
                        from[i][column] = before;
                    }
                }
                next[column] = least + cost(tokens.get(i), columns, column, height);
            }
            cost = next;
        }
        int[] places = new int[tokens.size()];
        int at = 0;
        for (int column = 1; column < many; column++) {
            at = cost[column] < cost[at] ? column : at;
        }
        for (int i = tokens.size() - 1; i >= 0; i--) {
            places[i] = at;
            at = from[i][at];
        }
        return places;
    }

    /** What it costs that a word follows the one before in another column, or in the same one. */
    private static float step(List<Token> tokens, int i, List<Column> columns, int before, int column) {
        Token last = tokens.get(i - 1);
        Token token = tokens.get(i);
        if (before == column) {
            boolean second = columns.get(column).kind().isNumber() && last.isValue() && token.isValue();
            float apart = gap(last, token) > FAR * token.box().height() ? BROKEN : 0;
            return apart + (second && !continuesNumber(last, token) ? SECOND_NUMBER : 0);
        }
        boolean close = gap(last, token) < CLOSE * token.box().height();
        return close && last.shape() == Token.Shape.TEXT && token.shape() == Token.Shape.TEXT ? SPLIT : 0;
    }

    /** {@code 1 234,50} is one number. */
    private static boolean continuesNumber(Token last, Token token) {
        return gap(last, token) < CLOSE * token.box().height()
                && last.text().matches("-?\\d{1,3}")
                && token.text().matches("\\d{3}(?:[.,]\\d+)?");
    }

    private static float cost(Token token, List<Column> columns, int index, float height) {
        Column column = columns.get(index);
        ColumnKind kind = column.kind();
        Box box = token.box();
        if (kind.isWords()) {
            float left = index == 0 ? 0 : border(columns, index - 1);
            float right = index + 1 == columns.size() ? Float.MAX_VALUE : border(columns, index);
            float outside = Math.max(0, Math.max(left - box.x0(), box.x1() - right));
            boolean number = kind == ColumnKind.DESCRIPTION && token.isNumber();
            float unlike = token.shape() == Token.Shape.MONEY ? IN_NUMBERS : number ? NUMBER_IN_TEXT : 0;
            float apart = kind == ColumnKind.SPECIFICATION ? column.distance(box) * CLOSE : 0;
            return outside + unlike * height + apart;
        }
        return column.distance(box) + unlike(kind, token) * height;
    }

    /** Where one column ends and the next begins: between the heads of two texts, else where the head of the numbers is. */
    private static float border(List<Column> columns, int index) {
        Column left = columns.get(index);
        Column right = columns.get(index + 1);
        if (left.kind().isWords() && right.kind().isWords()) {
            return (left.box().x1() + right.box().x0()) / 2;
        }
        return left.kind().isWords() ? right.box().x0() : left.box().x1();
    }

    private static float unlike(ColumnKind kind, Token token) {
        return switch (token.shape()) {
            case MONEY -> kind.isMoney() ? 0 : kind.isNumber() ? NO_MONEY : NUMBER_IN_TEXT;
            case NUMBER -> kind.isMoney() ? NO_MONEY : kind == ColumnKind.UNIT ? NUMBER_IN_TEXT : 0;
            case PERCENT -> kind == ColumnKind.RATE ? -NUMBER_IN_TEXT : kind.isNumber() ? IN_NUMBERS : NO_MONEY;
            case MARK -> 0;
            case TEXT -> kind.isNumber() ? IN_NUMBERS : 0;
        };
    }

    private static float gap(Token last, Token token) {
        return token.box().x0() - last.box().x1();
    }

    @Override
    public String toString() {
        return "RowCells[row=" + row.index() + "]";
    }
}
