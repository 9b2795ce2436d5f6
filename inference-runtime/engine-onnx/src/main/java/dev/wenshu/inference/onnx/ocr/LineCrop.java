package dev.wenshu.inference.onnx.ocr;

import dev.wenshu.inference.image.Pixels;
import java.nio.FloatBuffer;

/**
 * One line cut out of a page, straightened, at the height that the networks read.
 *
 * @param stretch of its width against its height
 */
record LineCrop(TextBox box, Layout layout, double stretch) {
    static final int HEIGHT = 48;
    private static final int MIN_WIDTH = 16;
    private static final int MAX_WIDTH = 80 * HEIGHT;
    private static final double INK_SHARE = 0.35;
    private static final double RULE_MARGIN = 0.06;

    /** How the characters of a line follow each other. */
    enum Layout {
        /** One after the other along the box. */
        ALONG,
        /** Upright characters one below the other, as in the margin of a Chinese form; read as if side by side. */
        STACKED
    }

    static LineCrop along(TextBox box) {
        return new LineCrop(box, Layout.ALONG, 1);
    }

    static LineCrop stacked(TextBox box) {
        return new LineCrop(box, Layout.STACKED, 1);
    }

    LineCrop stretched(double factor) {
        return new LineCrop(box, layout, factor);
    }

    int width() {
        double ratio = layout == Layout.ALONG ? box.width() / box.height() : cells();
        return Math.clamp(Math.round(ratio * stretch * HEIGHT), MIN_WIDTH, MAX_WIDTH);
    }

    /** Writes this line into image {@code index} of a batch whose lines are {@code batchWidth} wide; the rest becomes 0. */
    void draw(Pixels page, FloatBuffer batch, int index, int batchWidth) {
        Pixels level = page.reducedTo(HEIGHT / (layout == Layout.ALONG ? box.height() : box.width()));
        double scaleX = (double) level.width / page.width;
        double scaleY = (double) level.height / page.height;
        double cos = Math.cos(box.angle());
        double sin = Math.sin(box.angle());
        int plane = HEIGHT * batchWidth;
        int width = Math.min(width(), batchWidth);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < width; x++) {
                double along = along(x, width);
                double across = across(x, y);
                Normalisation.RECOGNITION.sample(
                        level,
                        (box.centerX() + along * cos - across * sin) * scaleX,
                        (box.centerY() + along * sin + across * cos) * scaleY,
                        batch,
                        index * 3 * plane + y * batchWidth + x,
                        plane);
            }
            for (int x = width; x < batchWidth; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    batch.put((index * 3 + channel) * plane + y * batchWidth + x, 0);
                }
            }
        }
    }

    /** Columns of an image drawn by {@link #draw} that carry no ink, judged by the contrast within each column. */
    static boolean[] blankColumns(FloatBuffer batch, int index, int batchWidth, int width) {
        int green = (index * 3 + 1) * HEIGHT * batchWidth;
        int top = (int) (HEIGHT * RULE_MARGIN);
        float[] contrast = new float[width];
        float strongest = 0;
        for (int x = 0; x < width; x++) {
            float darkest = Float.MAX_VALUE;
            float brightest = -Float.MAX_VALUE;
            for (int y = top; y < HEIGHT - top; y++) {
                float value = batch.get(green + y * batchWidth + x);
                darkest = Math.min(darkest, value);
                brightest = Math.max(brightest, value);
            }
            contrast[x] = brightest - darkest;
            strongest = Math.max(strongest, contrast[x]);
        }
        boolean[] blank = new boolean[width];
        for (int x = 0; x < width; x++) {
            blank[x] = contrast[x] < INK_SHARE * strongest;
        }
        return blank;
    }

    private long cells() {
        return Math.max(1, Math.round(box.height() / box.width()));
    }

    private double along(int x, int width) {
        return layout == Layout.ALONG
                ? ((x + 0.5) / width - 0.5) * box.width()
                : ((x % HEIGHT + 0.5) / HEIGHT - 0.5) * box.width();
    }

    private double across(int x, int y) {
        double inCell = (y + 0.5) / HEIGHT;
        int cell = x / HEIGHT;
        return layout == Layout.ALONG
                ? (inCell - 0.5) * box.height()
                : ((cell + inCell) / cells() - 0.5) * box.height();
    }
}
