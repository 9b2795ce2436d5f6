package dev.wenshu.app.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of the packaged suite that watches an inbox; every start is a new process on the same folders. */
final class PackagedSuite implements AutoCloseable {
    private static final Duration STOPPING = Duration.ofSeconds(60);

    private final Path inbox;
    private final Path data;
    private final Path log;
    private final List<String> settings;
    private Process process;

    PackagedSuite(Path inbox, Path data, Path log, String... settings) {
        this.inbox = inbox;
        this.data = data;
        this.log = log;
        this.settings = List.of(settings);
        this.process = start();
    }

    void restart() {
        process = start();
    }

    long pid() {
        return process.pid();
    }

    /** Process ids of the parser workers that run now. */
    List<Long> workers() {
        return process.descendants().map(ProcessHandle::pid).toList();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** SIGKILL after the delay, the workers left to notice by themselves. */
    void killAfter(Duration delay) throws InterruptedException {
        if (process.waitFor(delay.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the suite ended by itself with " + process.exitValue() + "; see " + log);
        }
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, and the exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOPPING.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the suite did not stop within " + STOPPING);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private Process start() {
        List<String> command = PackagedCommand.of(
                settings, "run", "--inbox", inbox.toString(), "--data", data.toString(), "--port", "0");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(PackagedCommand.MEMORY);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resident memory in MiB by the kernel's own account; 0 where it does not tell. */
    static long residentMebibytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
