package dev.wenshu.app.packaged;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged suite's command line. */
final class PackagedCommand {
    /** What the start script tells the C library about memory. */
    static final Map<String, String> MEMORY = Map.of("MALLOC_ARENA_MAX", "1", "MALLOC_TRIM_THRESHOLD_", "131072");

    private static final Path RUNNER = Path.of("target", "wenshu-runner.jar").toAbsolutePath();
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final int PATIENCE_MINUTES = 5;

    private PackagedCommand() {}

    /** As the start script would call it. */
    static List<String> of(List<String> settings, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Xmn64m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dwenshu.home=" + HOME));
        settings.forEach(setting -> command.add("-D" + setting));
        command.addAll(List.of("-jar", RUNNER.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs a command to its end in a folder that holds its output meanwhile. */
    static Result run(Path folder, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(of(List.of(), arguments))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + PATIENCE_MINUTES + " minutes: " + List.of(arguments));
        }
        return new Result(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    /** What a caller of the command sees. */
    record Result(int exitCode, String out, String err) {}
}
