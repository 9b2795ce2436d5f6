package dev.wenshu.invoice.lines;

import dev.wenshu.document.Box;
import dev.wenshu.invoice.text.Folding;
import dev.wenshu.invoice.text.Row;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of a row that may be heads of columns, and the stretches between them that are not known. */
record HeadWords(Row row, List<Head> known, List<Head> unknown) {
    /**
     * A stretch of the row.
     *
     * @param kinds what the words may head; empty where they are not known
     */
    record Head(String dense, Set<ColumnKind> kinds, Box box) {}

    private static final Pattern JOINED = Pattern.compile("[^\\t]*[,&/+][^\\t]*");

    static HeadWords of(Row row) {
        String text = row.text();
        List<int[]> phrases = phrases(text);
        List<Head> known = new ArrayList<>();
        List<Head> unknown = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < phrases.size(); i++) {
            int[] phrase = phrases.get(i);
            int next = i + 1 < phrases.size() ? phrases.get(i + 1)[0] : text.length();
            if (i + 1 < phrases.size() && isOneHead(text, phrase, phrases.get(i + 1))) {
                continue;
            }
            // What stands before or behind a phrase within its cell is part of the same head.
            int cell = text.lastIndexOf('\t', phrase[0]) + 1;
            int start = Math.max(from, cell);
            unknown(row, from, start, unknown);
            int tab = text.indexOf('\t', phrase[1]);
            int end = Math.max(phrase[1], Math.min(next, tab < 0 ? text.length() : tab));
            String dense = ColumnWords.dense(text.substring(phrase[0], phrase[1]));
            known.add(new Head(dense, kinds(dense), row.boxOf(start, trimmed(text, start, end))));
            from = end;
        }
        unknown(row, from, text.length(), unknown);
        return new HeadWords(row, known, unknown);
    }

    /** Start and end of the phrases in a text, each the longest at its place. */
    private static List<int[]> phrases(String text) {
        String folded = Folding.fold(text);
        List<int[]> phrases = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = starts(folded, at) ? longest(text, folded, at) : -1;
            if (end > 0) {
                phrases.add(new int[] {at, end});
            }
            at = end > 0 ? end : at + 1;
        }
        return phrases;
    }

    /** {@code Item no., name and description} is one column. */
    private static boolean isOneHead(String text, int[] phrase, int[] next) {
        boolean joined = JOINED.matcher(text.substring(phrase[1], next[0])).matches();
        return joined
                && kinds(ColumnWords.dense(text.substring(phrase[0], phrase[1])))
                        .contains(ColumnKind.OTHER)
                && kinds(ColumnWords.dense(text.substring(next[0], next[1]))).contains(ColumnKind.DESCRIPTION);
    }

    private static int trimmed(String text, int start, int end) {
        int last = end;
        while (last > start + 1 && text.charAt(last - 1) == ' ') {
            last--;
        }
        return last;
    }

    private static Set<ColumnKind> kinds(String dense) {
        Set<ColumnKind> kinds = EnumSet.noneOf(ColumnKind.class);
        ColumnWords.shipped().of(dense).stream().filter(ColumnKind::isColumn).forEach(kinds::add);
        return kinds;
    }

    List<Head> all() {
        return Stream.concat(known.stream(), unknown.stream()).toList();
    }

    /** Two stretches, one above the other, as one head: {@code Einzel-} over {@code preis}. */
    static @Nullable Head stacked(Head upper, Head lower) {
        boolean over = upper.box().x0() < lower.box().x1()
                && lower.box().x0() < upper.box().x1();
        String dense = upper.dense() + lower.dense();
        Set<ColumnKind> kinds = over ? kinds(dense) : Set.of();
        return kinds.isEmpty() ? null : new Head(dense, kinds, upper.box().union(lower.box()));
    }

    /** The end of the longest phrase that begins there, -1 without one. */
    private static int longest(String text, String folded, int at) {
        StringBuilder dense = new StringBuilder();
        int best = -1;
        for (int i = at; i < text.length() && dense.length() < ColumnWords.LONGEST; i++) {
            if (text.charAt(i) == '\t' && !spreadsOver(text, i)) {
                break;
            }
            if (folded.charAt(i) != ' ') {
                dense.append(folded.charAt(i));
                if (ends(folded, i) && !kinds(dense.toString()).isEmpty()) {
                    best = i + 1;
                }
            }
        }
        return best;
    }

    /** Chinese heads are spread over their column, a character here and one there. */
    private static boolean spreadsOver(String text, int tab) {
        return tab > 0
                && tab + 1 < text.length()
                && isHan(text.charAt(tab - 1))
                && isHan(text.charAt(tab + 1))
                && (tab == 1 || !isHan(text.charAt(tab - 2)));
    }

    private static void unknown(Row row, int from, int to, List<Head> found) {
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || row.text().charAt(i) == '\t') {
                String dense = ColumnWords.dense(row.text().substring(start, i));
                if (!dense.isEmpty()) {
                    found.add(new Head(dense, Set.of(), row.boxOf(start, i)));
                }
                start = i + 1;
            }
        }
    }

    private static boolean starts(String folded, int at) {
        return folded.charAt(at) != ' ' && (at == 0 || folded.charAt(at - 1) == ' ' || isHan(folded.charAt(at)));
    }

    private static boolean ends(String folded, int at) {
        return at + 1 == folded.length() || folded.charAt(at + 1) == ' ' || isHan(folded.charAt(at));
    }

    private static boolean isHan(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }
}
