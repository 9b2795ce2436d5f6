package dev.wenshu.document.parse.format.text;

import dev.wenshu.document.parse.format.TextPages;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** RFC 4180 with any of the usual separators; an unclosed quote ends with its line. */
final class CsvRows {
    private static final int SAMPLE = 8 * 1024;
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int ROWS_A_PAGE = 500;

    private CsvRows() {}

    static void read(BufferedReader reader, TextPages pages) throws IOException {
        reader.mark(SAMPLE + 1);
        char[] sample = new char[SAMPLE];
        int read = Math.max(0, reader.read(sample));
        reader.reset();
        char separator = separator(new String(sample, 0, read));
        int rows = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            StringBuilder record = new StringBuilder(line);
            for (int joined = 0; joined < 50 && isOpen(record); joined++) {
                String more = reader.readLine();
                if (more == null) {
                    break;
                }
                record.append(' ').append(more);
            }
            if (++rows % ROWS_A_PAGE == 0) {
                pages.startPage("");
            }
            TextReader.row(pages, cells(record.toString(), separator));
        }
    }

    private static char separator(String sample) {
        String first = sample.lines().findFirst().orElse("");
        char best = ',';
        long most = 0;
        for (char candidate : SEPARATORS) {
            long count = first.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static boolean isOpen(CharSequence record) {
        return record.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private static List<String> cells(String record, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < record.length(); i++) {
            char c = record.charAt(i);
            if (c == '"' && quoted && i + 1 < record.length() && record.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c == '\t' ? ' ' : c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
