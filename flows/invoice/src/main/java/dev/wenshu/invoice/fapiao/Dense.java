package dev.wenshu.invoice.fapiao;

import dev.wenshu.document.Box;
import dev.wenshu.invoice.text.Row;
import java.util.regex.Matcher;

/** A row without white space but between columns of figures, since the printed form spreads {@code 名　称} and recognition splits anywhere. */
record Dense(Row row, String text, int[] offsets) {
    static Dense of(Row row) {
        String spaced = row.text();
        StringBuilder text = new StringBuilder();
        int[] offsets = new int[spaced.length() + 1];
        for (int i = 0; i < spaced.length(); i++) {
            char c = spaced.charAt(i);
            boolean columnOfDigits = c == '\t'
                    && i > 0
                    && i + 1 < spaced.length()
                    && isCode(spaced.charAt(i - 1))
                    && isCode(spaced.charAt(i + 1));
            if (columnOfDigits) {
                offsets[text.length()] = i;
                text.append('|');
            } else if (!Character.isWhitespace(c)) {
                offsets[text.length()] = i;
                text.append(c == '：' ? ':' : c);
            }
        }
        offsets[text.length()] = spaced.length();
        return new Dense(row, text.toString(), offsets);
    }

    private static boolean isCode(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    Place place(Matcher matcher, int group) {
        return place(matcher.start(group), matcher.end(group));
    }

    Place place(int start, int end) {
        int from = offsets[start];
        int to = end > start ? offsets[end - 1] + 1 : from;
        return new Place(
                row, text.substring(start, end), printed(start, end), row.boxOf(from, to), row.confidenceOf(from, to));
    }

    private String printed(int start, int end) {
        StringBuilder printed = new StringBuilder();
        for (int i = start; i < end; i++) {
            printed.append(text.charAt(i) == '|' ? '|' : row.printedAt(offsets[i]));
        }
        return printed.toString();
    }

    /** Where in the row's own text a place in the dense text is. */
    int spacedOffset(int dense) {
        return offsets[dense];
    }

    /** A value, narrowed and as printed, with where it is and how surely it was recognised. */
    record Place(Row row, String value, String printed, Box box, double confidence) {
        Place(Row row, String value, Box box, double confidence) {
            this(row, value, value, box, confidence);
        }

        boolean isSame(Place other) {
            return row.index() == other.row.index() && box.equals(other.box);
        }

        @Override
        public String toString() {
            return "Place[row=" + row.index() + "]";
        }
    }
}
