package dev.wenshu.document.parse.layout;

import dev.wenshu.document.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Joins wrapped lines to paragraphs, and tells headings, list items and table rows. */
final class Paragraphs {
    private static final float HEADING = 1.18f;
    private static final float[] HEADING_LEVELS = {1.7f, 1.4f};
    private static final int LONGEST_HEADING = 120;
    private static final float NEXT_LINE = 0.9f;
    private static final float FULL_LINE = 0.82f;
    private static final Pattern LIST_MARK = Pattern.compile(
            "^([•·●○▪◦■□➢–*-]\\s|\\(?\\d{1,3}[.)、．]\\s?\\D|[（(][一二三四五六七八九十\\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[a-z][.)]\\s).*");

    private final List<Block> blocks = new ArrayList<>();
    private final float body;
    private final StringBuilder open = new StringBuilder();
    private Block.Kind openKind = Block.Kind.PARAGRAPH;
    private int openLevel;
    private float columnRight;

    private Paragraphs(float body) {
        this.body = body;
    }

    static List<Block> of(List<Row> rows) {
        Paragraphs paragraphs = new Paragraphs(bodyHeight(rows));
        Segment last = null;
        for (Row row : rows) {
            if (row.segments().size() > 1) {
                paragraphs.close();
                paragraphs.blocks.add(new Block(
                        Block.Kind.TABLE_ROW,
                        String.join(
                                "\t", row.segments().stream().map(Segment::text).toList()),
                        0));
                last = null;
                continue;
            }
            Segment segment = row.segments().getFirst();
            if (last == null || !paragraphs.continues(last, segment)) {
                paragraphs.begin(segment);
            } else {
                paragraphs.append(segment.text());
            }
            paragraphs.columnRight =
                    Math.max(paragraphs.columnRight, segment.box().x1());
            last = segment;
        }
        paragraphs.close();
        return List.copyOf(paragraphs.blocks);
    }

    private boolean continues(Segment last, Segment next) {
        float gap = next.box().y0() - last.box().y1();
        float height = Math.max(last.height(), next.height());
        boolean near = gap < NEXT_LINE * height && gap > -height;
        boolean alike = Math.abs(last.height() - next.height()) < 0.15f * height;
        boolean overlapping = Math.min(last.box().x1(), next.box().x1())
                > Math.max(last.box().x0(), next.box().x0());
        boolean full = last.box().width()
                > FULL_LINE
                        * (Math.max(columnRight, next.box().x1()) - last.box().x0());
        return near
                && alike
                && overlapping
                && full
                && levelOf(next) == openLevel
                && !LIST_MARK.matcher(next.text()).matches();
    }

    private void begin(Segment segment) {
        close();
        columnRight = 0;
        String text = segment.text();
        openLevel = levelOf(segment);
        openKind = openLevel > 0
                ? Block.Kind.HEADING
                : LIST_MARK.matcher(text).matches() ? Block.Kind.LIST_ITEM : Block.Kind.PARAGRAPH;
        open.append(text);
    }

    private void append(String text) {
        int end = open.length();
        boolean hyphen = end > 1
                && open.charAt(end - 1) == '-'
                && Character.isLetter(open.charAt(end - 2))
                && Character.isLowerCase(text.charAt(0));
        if (hyphen) {
            open.setLength(end - 1);
        } else if (!(Segment.isHan(open.codePointBefore(end)) && Segment.isHan(text.codePointAt(0)))) {
            open.append(' ');
        }
        open.append(text);
    }

    private void close() {
        if (!open.isEmpty()) {
            blocks.add(new Block(openKind, open.toString(), openLevel));
            open.setLength(0);
        }
    }

    private int levelOf(Segment segment) {
        float ratio = segment.height() / body;
        if (ratio < HEADING || segment.text().length() > LONGEST_HEADING) {
            return 0;
        }
        int level = 1;
        for (float bound : HEADING_LEVELS) {
            if (ratio >= bound) {
                return level;
            }
            level++;
        }
        return level;
    }

    /** The height that most characters have. */
    private static float bodyHeight(List<Row> rows) {
        java.util.TreeMap<Integer, Integer> charactersByHeight = new java.util.TreeMap<>();
        for (Row row : rows) {
            for (Segment segment : row.segments()) {
                charactersByHeight.merge(
                        Math.round(segment.height() * 2), segment.text().length(), Integer::sum);
            }
        }
        return charactersByHeight.entrySet().stream()
                .max(java.util.Map.Entry.comparingByValue())
                .map(entry -> Math.max(1, entry.getKey()) / 2f)
                .orElse(1f);
    }
}
