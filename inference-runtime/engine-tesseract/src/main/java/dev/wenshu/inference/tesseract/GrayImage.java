package dev.wenshu.inference.tesseract;

import dev.wenshu.inference.image.Pixels;

/** Brightness, a byte a pixel, row by row. */
record GrayImage(int width, int height, byte[] values) {
    private static final int WHITE = 0xFF;

    static GrayImage of(Pixels pixels) {
        byte[] values = new byte[pixels.rgb.length];
        for (int i = 0; i < values.length; i++) {
            int rgb = pixels.rgb[i];
            values[i] = (byte) ((((rgb >> 16) & 0xFF) * 77 + ((rgb >> 8) & 0xFF) * 150 + (rgb & 0xFF) * 29) >> 8);
        }
        return new GrayImage(pixels.width, pixels.height, values);
    }

    /**
     * A line cut out, straightened, with paper around it.
     *
     * @param angle radians clockwise that the line leans
     * @param height of the result without its margins; the width follows
     */
    GrayImage line(
            double centerX, double centerY, double width, double lineHeight, double angle, int height, int margin) {
        double scale = lineHeight / height;
        int columns = Math.max(1, (int) Math.round(width / scale));
        int outerWidth = columns + 2 * margin;
        int outerHeight = height + 2 * margin;
        byte[] line = new byte[Math.multiplyExact(outerWidth, outerHeight)];
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        for (int y = 0; y < outerHeight; y++) {
            double across = (Math.clamp(y - margin, 0, height - 1) + 0.5 - height / 2.0) * scale;
            for (int x = 0; x < outerWidth; x++) {
                double along = (Math.clamp(x - margin, 0, columns - 1) + 0.5 - columns / 2.0) * scale;
                line[y * outerWidth + x] =
                        sample(centerX + along * cos - across * sin, centerY + along * sin + across * cos);
            }
        }
        return new GrayImage(outerWidth, outerHeight, line);
    }

    private byte sample(double x, double y) {
        double left = Math.clamp(x - 0.5, 0, width - 1d);
        double top = Math.clamp(y - 0.5, 0, height - 1d);
        int x0 = (int) left;
        int y0 = (int) top;
        int x1 = Math.min(x0 + 1, width - 1);
        int y1 = Math.min(y0 + 1, height - 1);
        double dx = left - x0;
        double dy = top - y0;
        double upper = at(x0, y0) * (1 - dx) + at(x1, y0) * dx;
        double lower = at(x0, y1) * (1 - dx) + at(x1, y1) * dx;
        return (byte) Math.round(upper * (1 - dy) + lower * dy);
    }

    private int at(int x, int y) {
        return values[y * width + x] & WHITE;
    }

    @Override
    public String toString() {
        return "GrayImage[" + width + " x " + height + "]";
    }
}
