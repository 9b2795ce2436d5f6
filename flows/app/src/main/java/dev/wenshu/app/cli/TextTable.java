package dev.wenshu.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns that line up in a terminal, where Chinese characters are two columns wide (Unicode TR 11, wide). */
final class TextTable {
    private static final String GAP = "  ";
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0xA4CF},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0x20000, 0x3FFFD}
    };

    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... titles) {
        rows.add(List.of(titles));
    }

    void add(List<String> row) {
        rows.add(List.copyOf(row));
    }

    void print(PrintWriter out) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        boolean numbers = rows.stream().skip(1).allMatch(row -> row.getLast().matches("[-\\d.,×%]*"));
        print(out, rows.getFirst(), widths, numbers);
        int ruler = Arrays.stream(widths).sum() + GAP.length() * (columns - 1);
        out.println("-".repeat(ruler));
        rows.stream().skip(1).forEach(row -> print(out, row, widths, numbers));
    }

    /** Shortened to so many columns, with an ellipsis; control characters become spaces. */
    static String cut(String text, int columns) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ");
        if (width(clean) <= columns) {
            return clean;
        }
        StringBuilder kept = new StringBuilder();
        int used = 1;
        for (int codePoint : clean.codePoints().toArray()) {
            used += width(codePoint);
            if (used > columns) {
                break;
            }
            kept.appendCodePoint(codePoint);
        }
        return kept.append('…').toString();
    }

    /** A last column of numbers is set to the right. */
    private static void print(PrintWriter out, List<String> row, int[] widths, boolean numbers) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            boolean last = column == widths.length - 1;
            String cell = row.get(column);
            String padding = " ".repeat(widths[column] - width(cell));
            line.append(last && numbers ? padding + cell : cell + padding + GAP);
        }
        out.println(line.toString().stripTrailing());
    }

    private static int width(String text) {
        return text.codePoints().map(TextTable::width).sum();
    }

    private static int width(int codePoint) {
        boolean wide = Arrays.stream(WIDE).anyMatch(range -> codePoint >= range[0] && codePoint <= range[1]);
        return wide ? 2 : 1;
    }
}
