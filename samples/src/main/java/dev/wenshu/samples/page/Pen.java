package dev.wenshu.samples.page;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Puts marks on one page; not for reuse after {@link #page()}. */
public final class Pen {
    private final double width;
    private final double height;
    private final List<Mark> marks = new ArrayList<>();

    public Pen(double width, double height) {
        this.width = width;
        this.height = height;
    }

    public Page page() {
        return new Page(width, height, marks);
    }

    public void left(Style style, double x, double y, String text) {
        if (!text.isEmpty()) {
            marks.add(new Mark.Text(text, x, y, style));
        }
    }

    public void right(Style style, double x, double y, String text) {
        left(style, x - Typefaces.width(text, style), y, text);
    }

    public void center(Style style, double x, double y, String text) {
        left(style, x - Typefaces.width(text, style) / 2, y, text);
    }

    /** One character under the other, starting at the baseline y. */
    public void down(Style style, double x, double y, double leading, String text) {
        for (int i = 0; i < text.length(); i++) {
            center(style, x, y + i * leading, text.substring(i, i + 1));
        }
    }

    /** Breaks at spaces, or between Chinese characters; returns the baseline after the last line. */
    public double wrapped(Style style, double x, double y, double maxWidth, double leading, String text) {
        double baseline = y;
        for (String line : lines(style, maxWidth, text)) {
            left(style, x, baseline, line);
            baseline += leading;
        }
        return baseline;
    }

    public void line(double x0, double y0, double x1, double y1, double lineWidth, int rgb) {
        marks.add(new Mark.Line(x0, y0, x1, y1, lineWidth, rgb));
    }

    /** The outline of a rectangle. */
    public void frame(double x, double y, double w, double h, double lineWidth, int rgb) {
        line(x, y, x + w, y, lineWidth, rgb);
        line(x, y + h, x + w, y + h, lineWidth, rgb);
        line(x, y, x, y + h, lineWidth, rgb);
        line(x + w, y, x + w, y + h, lineWidth, rgb);
    }

    public void box(double x, double y, double w, double h, int rgb) {
        marks.add(new Mark.Box(x, y, w, h, rgb));
    }

    public void oval(double x, double y, double w, double h, double lineWidth, int rgb) {
        marks.add(new Mark.Oval(x, y, w, h, lineWidth, rgb));
    }

    public void picture(double x, double y, double w, double h, BufferedImage image) {
        marks.add(new Mark.Picture(x, y, w, h, image));
    }

    static List<String> lines(Style style, double maxWidth, String text) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (Typefaces.width(rest, style) > maxWidth) {
            int end = 1;
            int space = -1;
            while (end < rest.length() && Typefaces.width(rest.substring(0, end + 1), style) <= maxWidth) {
                if (rest.charAt(end) == ' ') {
                    space = end;
                }
                end++;
            }
            int cut = space > 0 ? space : end;
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
