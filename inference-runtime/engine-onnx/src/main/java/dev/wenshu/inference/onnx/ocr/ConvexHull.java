package dev.wenshu.inference.onnx.ocr;

import dev.wenshu.inference.onnx.ocr.TextBox.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Convex hulls by Andrew's monotone chain (1979). */
final class ConvexHull {
    private ConvexHull() {}

    static List<Point> of(List<Point> points) {
        List<Point> sorted = points.stream()
                .distinct()
                .sorted(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y))
                .toList();
        if (sorted.size() < 3) {
            return sorted;
        }
        List<Point> hull = chain(sorted);
        hull.removeLast();
        List<Point> upper = chain(sorted.reversed());
        upper.removeLast();
        hull.addAll(upper);
        return hull;
    }

    private static List<Point> chain(List<Point> sorted) {
        List<Point> chain = new ArrayList<>();
        for (Point point : sorted) {
            while (chain.size() > 1 && !turnsLeft(chain.get(chain.size() - 2), chain.getLast(), point)) {
                chain.removeLast();
            }
            chain.add(point);
        }
        return chain;
    }

    private static boolean turnsLeft(Point a, Point b, Point c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x()) > 0;
    }
}
