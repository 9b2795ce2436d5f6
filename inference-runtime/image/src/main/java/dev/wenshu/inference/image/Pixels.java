package dev.wenshu.inference.image;

import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** RGB pixels of a page, opaque, 0xRRGGBB row by row. Thread-safe as long as nobody writes to {@link #rgb}. */
public final class Pixels {
    private static final int WHITE = 0xFF;

    public final int width;
    public final int height;
    public final int[] rgb;
    private @Nullable Pixels half;

    public Pixels(int width, int height, int[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    /** Transparent pixels are laid on white paper. */
    static Pixels of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] rgb = image.getRGB(0, 0, width, height, null, 0, width);
        if (image.getColorModel().hasAlpha()) {
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = onWhite(rgb[i]);
            }
        }
        return new Pixels(width, height, rgb);
    }

    /** Turned clockwise by a multiple of 90 degrees. */
    public Pixels turned(int degrees) {
        return switch (Math.floorMod(degrees, 360)) {
            case 0 -> this;
            case 180 -> turnedHalf();
            case 90 -> turnedQuarter(true);
            case 270 -> turnedQuarter(false);
            default -> throw new IllegalArgumentException("not a multiple of 90: " + degrees);
        };
    }

    /** The smallest power-of-two reduction that still has at least {@code scale} times this resolution. */
    public Pixels reducedTo(double scale) {
        Pixels level = this;
        for (double left = scale; left <= 0.5 && Math.min(level.width, level.height) > 1; left *= 2) {
            level = level.half();
        }
        return level;
    }

    private synchronized Pixels half() {
        if (half == null) {
            int w = Math.max(1, width / 2);
            int h = Math.max(1, height / 2);
            int[] reduced = new int[w * h];
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    int at = 2 * y * width + 2 * x;
                    reduced[y * w + x] = mean(rgb[at], rgb[at + 1], rgb[at + width], rgb[at + width + 1]);
                }
            }
            half = new Pixels(w, h, reduced);
        }
        return half;
    }

    private Pixels turnedHalf() {
        int[] turned = new int[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            turned[rgb.length - 1 - i] = rgb[i];
        }
        return new Pixels(width, height, turned);
    }

    private Pixels turnedQuarter(boolean clockwise) {
        int[] turned = new int[rgb.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int row = clockwise ? x : width - 1 - x;
                int column = clockwise ? height - 1 - y : y;
                turned[row * height + column] = rgb[y * width + x];
            }
        }
        return new Pixels(/* width= */ height, /* height= */ width, turned);
    }

    private static int mean(int a, int b, int c, int d) {
        int redBlue = ((a & 0xFF00FF) + (b & 0xFF00FF) + (c & 0xFF00FF) + (d & 0xFF00FF)) >>> 2;
        int green = ((a & 0x00FF00) + (b & 0x00FF00) + (c & 0x00FF00) + (d & 0x00FF00)) >>> 2;
        return (redBlue & 0xFF00FF) | (green & 0x00FF00);
    }

    private static int onWhite(int argb) {
        int alpha = argb >>> 24;
        int rest = (WHITE - alpha) * WHITE;
        int red = (((argb >> 16) & 0xFF) * alpha + rest) / WHITE;
        int green = (((argb >> 8) & 0xFF) * alpha + rest) / WHITE;
        int blue = ((argb & 0xFF) * alpha + rest) / WHITE;
        return red << 16 | green << 8 | blue;
    }
}
