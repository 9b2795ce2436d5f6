package dev.wenshu.app.cli;

import java.util.Locale;

/** A number of bytes as a person reads it, in powers of 1024. */
record ByteSize(long bytes) {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final int STEP = 1024;

    static ByteSize of(long bytes) {
        return new ByteSize(bytes);
    }

    @Override
    public String toString() {
        double shown = bytes;
        int unit = 0;
        while (shown >= STEP && unit < UNITS.length - 1) {
            shown /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", shown, UNITS[unit]);
    }
}
