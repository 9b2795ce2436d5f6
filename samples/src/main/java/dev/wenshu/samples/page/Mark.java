package dev.wenshu.samples.page;

import java.awt.image.BufferedImage;

/** One thing on a page; lengths in points, origin at the top left, colours as 0xRRGGBB. */
public sealed interface Mark {
    /** Text whose baseline starts at (x, y). */
    record Text(String text, double x, double y, Style style) implements Mark {}

    record Line(double x0, double y0, double x1, double y1, double width, int rgb) implements Mark {}

    /** A filled rectangle. */
    record Box(double x, double y, double width, double height, int rgb) implements Mark {}

    /** The outline of an ellipse. */
    record Oval(double x, double y, double width, double height, double lineWidth, int rgb) implements Mark {}

    record Picture(double x, double y, double width, double height, BufferedImage image) implements Mark {}
}
