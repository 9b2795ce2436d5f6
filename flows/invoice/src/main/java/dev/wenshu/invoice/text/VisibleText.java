package dev.wenshu.invoice.text;

import dev.wenshu.document.Box;
import dev.wenshu.document.Origin;
import dev.wenshu.document.Page;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.Word;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of a document in rows. Of a long document the first eight and the last two pages, which is where an invoice has
 * its head and its totals. Text without positions gets those of a typewriter.
 *
 * @param width of the first page, in the units of its boxes
 */
public record VisibleText(List<Row> rows, float width, float height, boolean recognised) {
    private static final int FIRST_PAGES = 8;
    private static final int LAST_PAGES = 2;
    private static final int MAX_WORDS = 20_000;
    private static final float CHARACTER = 6;
    private static final float LINE = 12;
    private static final float SAME_ROW = 0.5f;
    private static final int TAB = 8;

    public VisibleText {
        rows = List.copyOf(rows);
    }

    /** Reads the pages; closes what it opens. */
    public static VisibleText of(ParsedDocument document) {
        List<Page> pages = new ArrayList<>();
        Deque<Page> last = new ArrayDeque<>();
        try (Stream<Page> all = document.pages()) {
            for (Iterator<Page> at = all.iterator(); at.hasNext(); ) {
                Page page = at.next();
                if (pages.size() < FIRST_PAGES) {
                    pages.add(page);
                } else {
                    last.addLast(page);
                    if (last.size() > LAST_PAGES) {
                        last.removeFirst();
                    }
                }
            }
        }
        pages.addAll(last);
        return of(pages);
    }

    /** Of pages that are already read. */
    public static VisibleText of(List<Page> pages) {
        List<Row> rows = new ArrayList<>();
        boolean recognised = false;
        float width = 0;
        float height = 0;
        for (Page page : pages) {
            List<Word> words = page.words().isEmpty() ? typewritten(page.text()) : page.words();
            if (words.isEmpty() || words.size() > MAX_WORDS) {
                continue;
            }
            if (width == 0) {
                Box all = words.stream().map(Word::box).reduce(Box::union).orElseThrow();
                width = page.width() > 0 ? page.width() : all.x1();
                height = page.height() > 0 ? page.height() : all.y1();
            }
            recognised |= words.getFirst().origin() == Origin.OCR;
            for (List<Word> row : rowsOf(words)) {
                rows.add(Row.of(rows.size(), page.number(), row));
            }
        }
        return new VisibleText(rows, width, height, recognised);
    }

    /** A word belongs to the row whose last word it overlaps by half its height, so that slightly tilted rows hold. */
    private static List<List<Word>> rowsOf(List<Word> words) {
        List<Word> sorted = words.stream()
                .filter(word -> !word.text().isBlank())
                .sorted(Comparator.comparingDouble(word -> word.box().x0()))
                .toList();
        List<List<Word>> rows = new ArrayList<>();
        for (Word word : sorted) {
            List<Word> best = null;
            float most = SAME_ROW;
            for (List<Word> row : rows) {
                float overlap = overlap(row.getLast().box(), word.box());
                if (overlap > most && row.getLast().box().x0() <= word.box().x0()) {
                    most = overlap;
                    best = row;
                }
            }
            if (best == null) {
                best = new ArrayList<>();
                rows.add(best);
            }
            best.add(word);
        }
        rows.sort(Comparator.comparingDouble(VisibleText::centre));
        return rows;
    }

    private static float overlap(Box a, Box b) {
        float shared = Math.min(a.y1(), b.y1()) - Math.max(a.y0(), b.y0());
        return shared / Math.max(0.1f, Math.min(a.height(), b.height()));
    }

    private static double centre(List<Word> row) {
        return row.stream().mapToDouble(word -> word.box().centerY()).average().orElse(0);
    }

    private static List<Word> typewritten(String text) {
        List<Word> words = new ArrayList<>();
        int line = 0;
        for (String content : text.split("\n", -1)) {
            int column = 0;
            int from = 0;
            int fromColumn = 0;
            for (int i = 0; i <= content.length() && words.size() < MAX_WORDS; i++) {
                boolean space = i == content.length() || Character.isWhitespace(content.charAt(i));
                if (space && i > from) {
                    words.add(new Word(
                            content.substring(from, i),
                            new Box(fromColumn * CHARACTER, line * LINE, column * CHARACTER, line * LINE + LINE - 2),
                            line,
                            Origin.TEXT,
                            1));
                }
                if (i < content.length()) {
                    column += content.charAt(i) == '\t' ? TAB + TAB - column % TAB : 1;
                }
                if (space) {
                    from = i + 1;
                    fromColumn = column;
                }
            }
            line++;
        }
        return words;
    }

    /** All rows, a line each. */
    String text() {
        return rows.stream().map(row -> row.text() + "\n").collect(Collectors.joining());
    }

    /** The median height of a row. */
    double typicalHeight() {
        return rows.stream()
                .mapToDouble(Row::height)
                .sorted()
                .skip(rows.size() / 2)
                .findFirst()
                .orElse(1);
    }

    /** Whether a text stands anywhere, white space and case aside. */
    public boolean shows(String value) {
        String wanted = dense(value);
        return dense(rows.stream().map(Row::text).collect(Collectors.joining())).contains(wanted);
    }

    /** Whether an amount stands anywhere, in whatever notation. */
    public boolean showsAmount(BigDecimal amount) {
        for (Row row : rows) {
            for (Matcher matcher = AmountText.NUMBER.matcher(row.text()); matcher.find(); ) {
                if (AmountText.parse(matcher, null)
                        .filter(found -> found.abs().compareTo(amount.abs()) == 0)
                        .isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String dense(String text) {
        return Folding.fold(text).replace(" ", "");
    }

    boolean isChinese() {
        long chinese = rows.stream()
                .flatMapToInt(row -> row.text().chars())
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                .count();
        long all = rows.stream().mapToLong(row -> row.text().length()).sum();
        return chinese * 8 > all;
    }

    @Override
    public String toString() {
        return "VisibleText[rows=" + rows.size() + "]";
    }
}
