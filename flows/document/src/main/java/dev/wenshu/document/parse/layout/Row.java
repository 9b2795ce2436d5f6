package dev.wenshu.document.parse.layout;

import dev.wenshu.document.Box;
import dev.wenshu.document.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What stands at one height of the page, from the left, split where the gap is wide. */
record Row(List<Segment> segments) {
    private static final float SAME_ROW = 0.5f;

    static List<Row> of(List<Word> words) {
        List<Word> sorted = new ArrayList<>(words);
        sorted.sort(Comparator.comparingDouble(word -> word.box().centerY()));
        List<Row> rows = new ArrayList<>();
        List<Word> open = new ArrayList<>();
        float top = 0;
        float bottom = 0;
        for (Word word : sorted) {
            Box box = word.box();
            float overlap = Math.min(bottom, box.y1()) - Math.max(top, box.y0());
            boolean same = !open.isEmpty()
                    && overlap > SAME_ROW * Math.min(bottom - top, box.height())
                    && Math.abs(box.centerY() - (top + bottom) / 2) < SAME_ROW * Math.max(bottom - top, box.height());
            if (!same && !open.isEmpty()) {
                rows.add(row(open));
                open.clear();
            }
            if (open.isEmpty()) {
                top = box.y0();
                bottom = box.y1();
            } else {
                // The mean follows slanted scans without swallowing the next row.
                top += (box.y0() - top) / (open.size() + 1);
                bottom += (box.y1() - bottom) / (open.size() + 1);
            }
            open.add(word);
        }
        if (!open.isEmpty()) {
            rows.add(row(open));
        }
        return rows;
    }

    private static Row row(List<Word> words) {
        List<Word> sorted = new ArrayList<>(words);
        sorted.sort(Comparator.comparingDouble(word -> word.box().x0()));
        return new Row(Segment.split(sorted));
    }

    Box box() {
        return segments.stream().map(Segment::box).reduce(Box::union).orElseThrow();
    }
}
