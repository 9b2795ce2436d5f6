package dev.wenshu.document.parse.format.pdf;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/** The bounding box of the path under construction. */
final class PathBox {
    private static final int FEW = 64;
    private final List<Point2D.Float> corners = new ArrayList<>();
    private boolean curved;
    private int rectangles;

    void add(Point2D.Float point) {
        curved = true;
        if (corners.size() < FEW) {
            corners.add(point);
        } else {
            extend(point);
        }
    }

    void addRectangle(Point2D.Float one, Point2D.Float other) {
        boolean before = curved;
        add(one);
        add(other);
        curved = before;
        rectangles++;
    }

    boolean isRectangle() {
        return !curved && rectangles == 1;
    }

    boolean isEmpty() {
        return corners.isEmpty();
    }

    List<Point2D.Float> corners() {
        return corners;
    }

    void clear() {
        corners.clear();
        curved = false;
        rectangles = 0;
    }

    private void extend(Point2D.Float point) {
        Point2D.Float low = corners.get(0);
        Point2D.Float high = corners.get(1);
        corners.set(0, new Point2D.Float(Math.min(low.x, point.x), Math.min(low.y, point.y)));
        corners.set(1, new Point2D.Float(Math.max(high.x, point.x), Math.max(high.y, point.y)));
    }
}
