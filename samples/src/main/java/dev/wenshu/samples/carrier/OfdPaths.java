package dev.wenshu.samples.carrier;

import static dev.wenshu.samples.carrier.OfdPages.mm;

import dev.wenshu.samples.page.Mark;

/** Shapes in the abbreviated path notation of OFD, in millimetres. */
final class OfdPaths {
    private static final double OVAL_BEND = 0.5523;

    private OfdPaths() {}

    static String line(Mark.Line line) {
        return "M " + point(line.x0(), line.y0()) + " L " + point(line.x1(), line.y1());
    }

    static String box(Mark.Box box) {
        double right = box.x() + box.width();
        double bottom = box.y() + box.height();
        return "M " + point(box.x(), box.y()) + " L " + point(right, box.y()) + " L " + point(right, bottom) + " L "
                + point(box.x(), bottom) + " C";
    }

    static String oval(Mark.Oval oval) {
        double rx = oval.width() / 2;
        double ry = oval.height() / 2;
        double x = oval.x() + rx;
        double y = oval.y() + ry;
        double bx = rx * OVAL_BEND;
        double by = ry * OVAL_BEND;
        return "M " + point(x + rx, y)
                + bend(x + rx, y + by, x + bx, y + ry, x, y + ry)
                + bend(x - bx, y + ry, x - rx, y + by, x - rx, y)
                + bend(x - rx, y - by, x - bx, y - ry, x, y - ry)
                + bend(x + bx, y - ry, x + rx, y - by, x + rx, y)
                + " C";
    }

    private static String bend(double x1, double y1, double x2, double y2, double x3, double y3) {
        return " B " + point(x1, y1) + " " + point(x2, y2) + " " + point(x3, y3);
    }

    private static String point(double x, double y) {
        return mm(x) + " " + mm(y);
    }
}
