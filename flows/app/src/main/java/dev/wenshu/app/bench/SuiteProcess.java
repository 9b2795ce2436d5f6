package dev.wenshu.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the packaged suite as a process of its own and watches it from outside. */
final class SuiteProcess {
    private static final Duration SETTLING = Duration.ofSeconds(8);
    private static final double NANOS = 1e9;
    private static final double KIBIBYTES_A_MEBIBYTE = 1024.0;

    private SuiteProcess() {}

    /** Seconds from the start of the process until it watches its inbox, and MiB resident when it has been idle. */
    static List<Measurement> measure(Path folder) throws IOException, InterruptedException {
        Path inbox = Files.createDirectories(folder.resolve("idle-inbox"));
        long started = System.nanoTime();
        Process process = new ProcessBuilder(SuiteCommand.of(
                        List.of(),
                        "run",
                        "--port",
                        "0",
                        "--inbox",
                        inbox.toString(),
                        "--data",
                        folder.resolve("idle-data").toString()))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null && !line.contains(inbox.toString())) {
                line = lines.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("the suite ended while it was starting");
            }
            double seconds = (System.nanoTime() - started) / NANOS;
            process.waitFor(SETTLING.toSeconds(), TimeUnit.SECONDS);
            return List.of(
                    Measurement.of("suite start", seconds, "s"),
                    Measurement.of("suite idle, resident", residentMebibytes(process.pid()), "MiB"));
        } finally {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    /** As Linux tells it; elsewhere by {@code ps}. */
    private static double residentMebibytes(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        try (BufferedReader out = ps.inputReader(StandardCharsets.UTF_8)) {
            String kibibytes = out.readLine();
            return kibibytes == null ? Double.NaN : Long.parseLong(kibibytes.strip()) / KIBIBYTES_A_MEBIBYTE;
        }
    }
}
