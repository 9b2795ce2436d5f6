package dev.wenshu.inference.onnx.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rows from top to bottom, in a row from left to right, along the lean of the page. */
final class ReadingOrder {
    private static final double SAME_ROW = 0.5;

    private final double cos;
    private final double sin;

    ReadingOrder(double skew) {
        this.cos = Math.cos(skew);
        this.sin = Math.sin(skew);
    }

    List<Reading> sorted(List<Reading> readings) {
        List<Reading> ordered = new ArrayList<>(readings.size());
        List<Reading> row = new ArrayList<>();
        for (Reading reading :
                readings.stream().sorted(Comparator.comparingDouble(this::down)).toList()) {
            if (!row.isEmpty() && !sameRow(row.getLast(), reading)) {
                endRow(row, ordered);
            }
            row.add(reading);
        }
        endRow(row, ordered);
        return ordered;
    }

    private void endRow(List<Reading> row, List<Reading> ordered) {
        row.sort(Comparator.comparingDouble(this::right));
        ordered.addAll(row);
        row.clear();
    }

    private boolean sameRow(Reading upper, Reading lower) {
        double height = Math.min(upper.crop().box().height(), lower.crop().box().height());
        return down(lower) - down(upper) < SAME_ROW * height;
    }

    private double down(Reading reading) {
        TextBox box = reading.crop().box();
        return box.centerY() * cos - box.centerX() * sin;
    }

    private double right(Reading reading) {
        TextBox box = reading.crop().box();
        return box.centerX() * cos + box.centerY() * sin;
    }
}
