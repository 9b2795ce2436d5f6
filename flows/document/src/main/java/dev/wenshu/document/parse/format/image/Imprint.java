package dev.wenshu.document.parse.format.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * A 64-bit perceptual hash of a page's picture: the signs of the lowest frequencies of its brightness, taken from the part
 * with ink. Copies in other sizes, qualities and brightness differ in few bits; so do pages of one form with other words.
 */
public final class Imprint {
    private static final int SIDE = 32;
    private static final int SAMPLED = 256;
    private static final int FREQUENCIES = 8;
    private static final double INK = 0.75;
    private static final int SPECKS = 2;

    private Imprint() {}

    public static long of(BufferedImage image) {
        double[][] light = sampled(image);
        int[] inked = inked(light);
        double[][] low = lowFrequencies(reduced(light, inked));
        double[] values = new double[FREQUENCIES * FREQUENCIES];
        for (int v = 0; v < FREQUENCIES; v++) {
            System.arraycopy(low[v], 0, values, v * FREQUENCIES, FREQUENCIES);
        }
        double[] sorted = Arrays.copyOfRange(values, 1, values.length);
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        long hash = 0;
        // The first value is the mean brightness, which says nothing.
        for (int i = 1; i < values.length; i++) {
            if (values[i] > median) {
                hash |= 1L << i;
            }
        }
        return hash;
    }

    /** Brightness on a grid, each place the mean of a few pixels, so that a large image costs no more than a small one. */
    private static double[][] sampled(BufferedImage image) {
        double[][] light = new double[SAMPLED][SAMPLED];
        for (int y = 0; y < SAMPLED; y++) {
            for (int x = 0; x < SAMPLED; x++) {
                double sum = 0;
                for (int part = 0; part < 4; part++) {
                    int px = (int) ((x + 0.25 + 0.5 * (part & 1)) * image.getWidth() / SAMPLED);
                    int py = (int) ((y + 0.25 + 0.5 * (part >> 1)) * image.getHeight() / SAMPLED);
                    sum += brightness(image.getRGB(px, py));
                }
                light[y][x] = sum / 4;
            }
        }
        return light;
    }

    private static double brightness(int rgb) {
        return 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
    }

    /** The rows and columns between which there is ink: scans of one sheet have different margins. */
    private static int[] inked(double[][] light) {
        double sum = 0;
        for (double[] row : light) {
            sum += Arrays.stream(row).sum();
        }
        double threshold = INK * sum / (SAMPLED * SAMPLED);
        int[] rows = new int[SAMPLED];
        int[] columns = new int[SAMPLED];
        for (int y = 0; y < SAMPLED; y++) {
            for (int x = 0; x < SAMPLED; x++) {
                if (light[y][x] < threshold) {
                    rows[y]++;
                    columns[x]++;
                }
            }
        }
        int[] vertical = extent(rows);
        int[] horizontal = extent(columns);
        return new int[] {vertical[0], vertical[1], horizontal[0], horizontal[1]};
    }

    private static int[] extent(int[] counts) {
        int from = 0;
        int to = SAMPLED - 1;
        while (from < SAMPLED / 3 && counts[from] < SPECKS) {
            from++;
        }
        while (to > 2 * SAMPLED / 3 && counts[to] < SPECKS) {
            to--;
        }
        return new int[] {from, to + 1};
    }

    private static double[][] reduced(double[][] light, int[] part) {
        double[][] reduced = new double[SIDE][SIDE];
        for (int y = 0; y < SIDE; y++) {
            int y0 = part[0] + y * (part[1] - part[0]) / SIDE;
            int y1 = Math.max(y0 + 1, part[0] + (y + 1) * (part[1] - part[0]) / SIDE);
            for (int x = 0; x < SIDE; x++) {
                int x0 = part[2] + x * (part[3] - part[2]) / SIDE;
                int x1 = Math.max(x0 + 1, part[2] + (x + 1) * (part[3] - part[2]) / SIDE);
                double sum = 0;
                for (int py = y0; py < y1; py++) {
                    for (int px = x0; px < x1; px++) {
                        sum += light[py][px];
                    }
                }
                reduced[y][x] = sum / ((y1 - y0) * (x1 - x0));
            }
        }
        return reduced;
    }

    /** The top left corner of the discrete cosine transform. */
    private static double[][] lowFrequencies(double[][] values) {
        double[][] rows = new double[SIDE][FREQUENCIES];
        for (int y = 0; y < SIDE; y++) {
            for (int u = 0; u < FREQUENCIES; u++) {
                for (int x = 0; x < SIDE; x++) {
                    rows[y][u] += values[y][x] * Math.cos(Math.PI * u * (2 * x + 1) / (2 * SIDE));
                }
            }
        }
        double[][] low = new double[FREQUENCIES][FREQUENCIES];
        for (int v = 0; v < FREQUENCIES; v++) {
            for (int u = 0; u < FREQUENCIES; u++) {
                for (int y = 0; y < SIDE; y++) {
                    low[v][u] += rows[y][u] * Math.cos(Math.PI * v * (2 * y + 1) / (2 * SIDE));
                }
            }
        }
        return low;
    }
}
