package dev.wenshu.document.parse.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds two columns of running text. Tables and forms, whose rows belong together across a gap, are left alone: only a
 * gutter with long lines on both sides over many rows counts.
 */
final class Columns {
    private static final int LEAST_ROWS = 8;
    private static final float LEAST_FILL = 0.28f;
    private static final float LEAST_SHARE = 0.6f;

    private Columns() {}

    static List<Row> inReadingOrder(List<Row> rows, float pageWidth) {
        float gutter = gutter(rows, pageWidth);
        if (gutter < 0) {
            return rows;
        }
        List<Row> ordered = new ArrayList<>();
        List<Row> left = new ArrayList<>();
        List<Row> right = new ArrayList<>();
        for (Row row : rows) {
            boolean crosses = row.segments().stream()
                    .anyMatch(segment ->
                            segment.box().x0() < gutter && segment.box().x1() > gutter);
            if (crosses) {
                flush(ordered, left, right);
                ordered.add(row);
                continue;
            }
            add(
                    left,
                    row.segments().stream().filter(s -> s.box().x1() <= gutter).toList());
            add(
                    right,
                    row.segments().stream().filter(s -> s.box().x0() >= gutter).toList());
        }
        flush(ordered, left, right);
        return ordered;
    }

    private static void add(List<Row> column, List<Segment> segments) {
        if (!segments.isEmpty()) {
            column.add(new Row(segments));
        }
    }

    private static void flush(List<Row> ordered, List<Row> left, List<Row> right) {
        ordered.addAll(left);
        ordered.addAll(right);
        left.clear();
        right.clear();
    }

    /** The middle of the gutter, or -1. */
    private static float gutter(List<Row> rows, float pageWidth) {
        List<Float> middles = new ArrayList<>();
        int split = 0;
        for (Row row : rows) {
            if (row.segments().size() == 2) {
                Segment first = row.segments().get(0);
                Segment second = row.segments().get(1);
                boolean running = first.box().width() > LEAST_FILL * pageWidth
                        && second.box().width() > LEAST_FILL * pageWidth;
                if (running) {
                    middles.add((first.box().x1() + second.box().x0()) / 2);
                }
                split++;
            } else if (row.segments().size() > 2) {
                split++;
            }
        }
        if (middles.size() < LEAST_ROWS || middles.size() < LEAST_SHARE * split) {
            return -1;
        }
        middles.sort(Float::compare);
        return middles.get(middles.size() / 2);
    }
}
