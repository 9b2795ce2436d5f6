package dev.wenshu.samples.page;

/** Size in points, weight and colour (0xRRGGBB) of a text. */
public record Style(double size, boolean bold, int rgb) {
    /** Regular black text. */
    public static Style plain(double size) {
        return new Style(size, false, 0);
    }

    public static Style bold(double size) {
        return new Style(size, true, 0);
    }

    public Style coloured(int newRgb) {
        return new Style(size, bold, newRgb);
    }
}
