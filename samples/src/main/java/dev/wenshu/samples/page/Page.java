package dev.wenshu.samples.page;

import java.util.List;

/** A page of marks in drawing order; width and height in points. */
public record Page(double width, double height, List<Mark> marks) {
    public static final double A4_WIDTH = 595.28;
    public static final double A4_HEIGHT = 841.89;
    public static final double POINTS_PER_MM = 72 / 25.4;

    public Page {
        marks = List.copyOf(marks);
    }
}
