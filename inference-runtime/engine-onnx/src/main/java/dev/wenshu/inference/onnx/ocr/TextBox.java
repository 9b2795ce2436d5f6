package dev.wenshu.inference.onnx.ocr;

import java.util.List;

/**
 * A rectangle of text in page pixels: {@code width} runs along the text direction, which points {@code angle} radians
 * clockwise from the positive x axis.
 */
record TextBox(double centerX, double centerY, double width, double height, double angle) {
    /** Taller than this many widths reads from top to bottom, or the page lies on its side. */
    private static final double UPRIGHT_RATIO = 1.5;

    /** A corner or other point, in page pixels. */
    record Point(double x, double y) {}

    /** The smallest rectangle around a convex hull, its direction within 45 degrees of the x axis. */
    static TextBox smallestAround(List<Point> hull) {
        TextBox best = around(hull, 0);
        for (int i = 0; i < hull.size(); i++) {
            Point from = hull.get(i);
            Point to = hull.get((i + 1) % hull.size());
            double angle = Math.atan2(to.y() - from.y(), to.x() - from.x());
            TextBox box = around(hull, angle - Math.rint(angle / (Math.PI / 2)) * (Math.PI / 2));
            if (box.area() < best.area()) {
                best = box;
            }
        }
        return best;
    }

    static TextBox around(List<Point> hull, double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (Point point : hull) {
            double along = point.x() * cos + point.y() * sin;
            double across = point.y() * cos - point.x() * sin;
            left = Math.min(left, along);
            right = Math.max(right, along);
            top = Math.min(top, across);
            bottom = Math.max(bottom, across);
        }
        double along = (left + right) / 2;
        double across = (top + bottom) / 2;
        return new TextBox(along * cos - across * sin, along * sin + across * cos, right - left, bottom - top, angle);
    }

    double area() {
        return width * height;
    }

    boolean tall() {
        return height > UPRIGHT_RATIO * width;
    }

    TextBox grownBy(double margin) {
        return new TextBox(centerX, centerY, width + 2 * margin, height + 2 * margin, angle);
    }

    /** The same rectangle, read from bottom to top: the text direction turned by a quarter against the clock. */
    TextBox sideways() {
        return new TextBox(centerX, centerY, /* width= */ height, /* height= */ width, angle - Math.PI / 2);
    }

    TextBox upsideDown() {
        return new TextBox(centerX, centerY, width, height, angle + Math.PI);
    }

    /** The part between two shares (0 to 1) of the width. */
    TextBox part(double from, double to) {
        double shift = ((from + to) / 2 - 0.5) * width;
        return new TextBox(
                centerX + shift * Math.cos(angle),
                centerY + shift * Math.sin(angle),
                (to - from) * width,
                height,
                angle);
    }

    double halfExtentX() {
        return (Math.abs(width * Math.cos(angle)) + Math.abs(height * Math.sin(angle))) / 2;
    }

    double halfExtentY() {
        return (Math.abs(width * Math.sin(angle)) + Math.abs(height * Math.cos(angle))) / 2;
    }
}
