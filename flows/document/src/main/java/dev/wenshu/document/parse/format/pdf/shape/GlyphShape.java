package dev.wenshu.document.parse.format.pdf.shape;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * A glyph's outline on a small grid, stretched to its bounds, so that size, weight and slant of a typeface matter little.
 *
 * @param cells row by row from the bottom
 * @param holes how many areas the ink encloses
 */
record GlyphShape(boolean[] cells, int holes) {
    private static final int COLUMNS = 24;
    private static final int ROWS = 36;
    private static final double FLATNESS = 0.02;
    private static final int SMALLEST_HOLE = 5;
    private static final int NEAR = 2;

    static GlyphShape of(Shape outline) {
        Rectangle2D bounds = outline.getBounds2D();
        List<Edge> edges = edges(outline, bounds);
        boolean[] cells = new boolean[COLUMNS * ROWS];
        for (int row = 0; row < ROWS; row++) {
            double y = (row + 0.5) / ROWS;
            int winding = 0;
            double from = 0;
            for (Crossing crossing : crossings(edges, y)) {
                if (winding == 0) {
                    from = crossing.x();
                }
                winding += crossing.direction();
                if (winding == 0) {
                    fill(cells, row, from, crossing.x());
                }
            }
        }
        return new GlyphShape(cells, holes(cells));
    }

    /** The smaller of the shares of either's ink that lies at or near the other's ink, 0 to 1. */
    double likeness(GlyphShape other) {
        return Math.min(shareNear(cells, other.cells), shareNear(other.cells, cells));
    }

    private static List<Edge> edges(Shape outline, Rectangle2D bounds) {
        List<Edge> edges = new ArrayList<>();
        double flatness = FLATNESS * Math.max(bounds.getWidth(), bounds.getHeight());
        double[] at = new double[6];
        double startX = 0;
        double startY = 0;
        double x = 0;
        double y = 0;
        for (PathIterator path = outline.getPathIterator(null, flatness); !path.isDone(); path.next()) {
            boolean moved = path.currentSegment(at) == PathIterator.SEG_MOVETO;
            boolean closed = !moved && path.currentSegment(at) == PathIterator.SEG_CLOSE;
            double nextX = closed ? startX : (at[0] - bounds.getX()) / bounds.getWidth();
            double nextY = closed ? startY : (at[1] - bounds.getY()) / bounds.getHeight();
            if (moved) {
                startX = nextX;
                startY = nextY;
            } else if (nextY != y) {
                edges.add(new Edge(x, y, nextX, nextY));
            }
            x = nextX;
            y = nextY;
        }
        return edges;
    }

    private static List<Crossing> crossings(List<Edge> edges, double y) {
        return edges.stream()
                .filter(edge -> (edge.y0() <= y) != (edge.y1() <= y))
                .map(edge -> new Crossing(
                        edge.x0() + (y - edge.y0()) / (edge.y1() - edge.y0()) * (edge.x1() - edge.x0()),
                        edge.y1() > edge.y0() ? 1 : -1))
                .sorted(Comparator.comparingDouble(Crossing::x))
                .toList();
    }

    private static void fill(boolean[] cells, int row, double from, double to) {
        int last = (int) Math.min(COLUMNS, Math.ceil(to * COLUMNS - 0.5));
        for (int column = (int) Math.max(0, Math.ceil(from * COLUMNS - 0.5)); column < last; column++) {
            cells[row * COLUMNS + column] = true;
        }
    }

    private static int holes(boolean[] cells) {
        boolean[] seen = cells.clone();
        int holes = 0;
        for (int cell = 0; cell < seen.length; cell++) {
            if (!seen[cell] && isEnclosed(cell, seen)) {
                holes++;
            }
        }
        return holes;
    }

    /** Marks the empty area around a cell as seen. */
    private static boolean isEnclosed(int start, boolean[] seen) {
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        seen[start] = true;
        boolean enclosed = true;
        int size = 0;
        while (!open.isEmpty()) {
            int cell = open.pop();
            size++;
            int column = cell % COLUMNS;
            int row = cell / COLUMNS;
            enclosed &= column > 0 && column < COLUMNS - 1 && row > 0 && row < ROWS - 1;
            for (int next : new int[] {cell - 1, cell + 1, cell - COLUMNS, cell + COLUMNS}) {
                boolean adjacent = next >= 0
                        && next < seen.length
                        && Math.abs(next % COLUMNS - column) + Math.abs(next / COLUMNS - row) == 1;
                if (adjacent && !seen[next]) {
                    seen[next] = true;
                    open.push(next);
                }
            }
        }
        return enclosed && size >= SMALLEST_HOLE;
    }

    private static double shareNear(boolean[] ink, boolean[] other) {
        int all = 0;
        int near = 0;
        for (int cell = 0; cell < ink.length; cell++) {
            if (ink[cell]) {
                all++;
                near += isNear(cell, other) ? 1 : 0;
            }
        }
        return all == 0 ? 0 : (double) near / all;
    }

    private static boolean isNear(int cell, boolean[] ink) {
        int column = cell % COLUMNS;
        int row = cell / COLUMNS;
        for (int y = Math.max(0, row - NEAR); y <= Math.min(ROWS - 1, row + NEAR); y++) {
            for (int x = Math.max(0, column - NEAR); x <= Math.min(COLUMNS - 1, column + NEAR); x++) {
                if (ink[y * COLUMNS + x]) {
                    return true;
                }
            }
        }
        return false;
    }

    private record Edge(double x0, double y0, double x1, double y1) {}

    private record Crossing(double x, int direction) {}

    @Override
    public boolean equals(Object other) {
        return other instanceof GlyphShape shape && java.util.Arrays.equals(cells, shape.cells);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return "GlyphShape[holes=" + holes + "]";
    }
}
