package dev.wenshu.document.reading;

/**
 * How far reading descends into one file, all levels together.
 *
 * @param depth levels of containers below the file
 * @param parts documents inside the file
 * @param bytes of all parts after unpacking
 */
public record ReadingLimits(int depth, int parts, long bytes) {
    private static final long MEBIBYTE = 1024L * 1024;

    /** 6 levels, 1,000 parts, 512 MiB. */
    public static ReadingLimits defaults() {
        return new ReadingLimits(6, 1_000, 512 * MEBIBYTE);
    }
}
