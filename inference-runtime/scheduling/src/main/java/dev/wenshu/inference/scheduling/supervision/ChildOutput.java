package dev.wenshu.inference.scheduling.supervision;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/** Takes what a child prints, so that it never blocks, and logs a bounded part of it. */
final class ChildOutput {
    private static final System.Logger LOG = System.getLogger(ChildOutput.class.getName());
    private static final int LINE_CHARS = 500;
    private static final int LINES_A_MINUTE = 120;
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final String name;
    private long minuteBegan = System.nanoTime();
    private int lines;
    private int dropped;

    private ChildOutput(String name) {
        this.name = name;
    }

    static void drain(String name, long pid, InputStream output) {
        Thread.ofPlatform()
                .daemon()
                .name("wenshu-output-" + name)
                .start(() -> new ChildOutput(name + " " + pid).read(output));
    }

    private void read(InputStream output) {
        try (Reader reader = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '\n') {
                    log(line);
                    line.setLength(0);
                } else if (line.length() < LINE_CHARS && !Character.isISOControl(c)) {
                    line.append((char) c);
                }
            }
            log(line);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "output of " + name + " ended", e);
        }
    }

    private void log(CharSequence line) {
        long now = System.nanoTime();
        if (now - minuteBegan > MINUTE_NANOS) {
            if (dropped > 0) {
                LOG.log(Level.INFO, "[{0}] {1} more lines in that minute", name, dropped);
            }
            minuteBegan = now;
            lines = 0;
            dropped = 0;
        }
        if (line.isEmpty()) {
            return;
        }
        if (lines >= LINES_A_MINUTE) {
            dropped++;
            return;
        }
        lines++;
        LOG.log(Level.INFO, "[{0}] {1}", name, line);
    }
}
