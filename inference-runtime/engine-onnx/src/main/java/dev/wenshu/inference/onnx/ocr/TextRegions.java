package dev.wenshu.inference.onnx.ocr;

import dev.wenshu.inference.onnx.ocr.TextBox.Point;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Regions of a text probability map, by the post-processing of Differentiable Binarization (Liao et al., 2020):
 * threshold, connected components, score, hull. Points are in page pixels.
 */
final class TextRegions {
    private static final float PIXEL_THRESHOLD = 0.3f;
    private static final float REGION_THRESHOLD = 0.55f;
    private static final int MIN_PIXELS = 12;
    private static final int MAX_REGIONS = 4000;

    private final FloatBuffer map;
    private final int width;
    private final int height;
    private final double scaleX;
    private final double scaleY;
    private final boolean[] seen;
    private final int[] stack;

    private TextRegions(FloatBuffer map, int width, int height, double scaleX, double scaleY) {
        this.map = map;
        this.width = width;
        this.height = height;
        this.scaleX = scaleX;
        this.scaleY = scaleY;
        this.seen = new boolean[map.remaining()];
        this.stack = new int[map.remaining()];
    }

    /** {@code scaleX} and {@code scaleY} are page pixels a map pixel. */
    static List<List<Point>> hulls(FloatBuffer map, int width, int height, double scaleX, double scaleY) {
        return new TextRegions(map, width, height, scaleX, scaleY).hulls();
    }

    private List<List<Point>> hulls() {
        List<List<Point>> hulls = new ArrayList<>();
        for (int start = 0; start < seen.length && hulls.size() < MAX_REGIONS; start++) {
            if (!seen[start] && map.get(start) > PIXEL_THRESHOLD) {
                List<Point> outline = component(start);
                if (!outline.isEmpty()) {
                    hulls.add(ConvexHull.of(outline));
                }
            }
        }
        return hulls;
    }

    /** Corner points of the component's row ends, or none where it is too small or too unlikely. */
    private List<Point> component(int start) {
        int top = start / width;
        List<int[]> rows = new ArrayList<>();
        int size = 0;
        int count = 0;
        double sum = 0;
        stack[size++] = start;
        seen[start] = true;
        while (size > 0) {
            int at = stack[--size];
            int x = at % width;
            int y = at / width;
            count++;
            sum += map.get(at);
            widen(rows, y - top, x);
            for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
                for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                    int neighbour = ny * width + nx;
                    if (!seen[neighbour] && map.get(neighbour) > PIXEL_THRESHOLD) {
                        seen[neighbour] = true;
                        stack[size++] = neighbour;
                    }
                }
            }
        }
        if (count < MIN_PIXELS || sum / count < REGION_THRESHOLD) {
            return List.of();
        }
        return corners(rows, top);
    }

    private static void widen(List<int[]> rows, int row, int x) {
        while (rows.size() <= row) {
            rows.add(new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE});
        }
        int[] ends = rows.get(row);
        ends[0] = Math.min(ends[0], x);
        ends[1] = Math.max(ends[1], x);
    }

    private List<Point> corners(List<int[]> rows, int top) {
        List<Point> points = new ArrayList<>(rows.size() * 4);
        for (int row = 0; row < rows.size(); row++) {
            int[] ends = rows.get(row);
            double above = (top + row) * scaleY;
            double below = (top + row + 1) * scaleY;
            points.add(new Point(ends[0] * scaleX, above));
            points.add(new Point(ends[0] * scaleX, below));
            points.add(new Point((ends[1] + 1) * scaleX, above));
            points.add(new Point((ends[1] + 1) * scaleX, below));
        }
        return points;
    }
}
