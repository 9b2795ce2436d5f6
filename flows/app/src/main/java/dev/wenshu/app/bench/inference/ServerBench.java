package dev.wenshu.app.bench.inference;

import dev.wenshu.app.bench.Measurement;
import dev.wenshu.app.bench.SuiteCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The inference server as a process of its own, with a model that says a script: what server, queue and guards add. */
public final class ServerBench {
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[^\\s,]+)");
    private static final Duration SCRIPTED = Duration.ofMillis(50);
    private static final int REQUESTS_A_SECOND = 200;
    private static final Duration LENGTH = Duration.ofSeconds(20);
    private static final int STREAMS = 2_000;
    private static final double MEBIBYTE = 1024.0 * 1024;
    private static final String BODY =
            "{\"model\":\"scripted\",\"max_tokens\":%d,\"stream\":%b,\"messages\":[{\"role\":\"user\",\"content\":\"Summarise the notice.\"}]}";

    private final Path folder;
    private final int soakMinutes;
    private final Consumer<String> progress;

    /** {@code soakMinutes} of load with readings of the process; 0 for none. */
    public ServerBench(Path folder, int soakMinutes, Consumer<String> progress) {
        this.folder = folder;
        this.soakMinutes = soakMinutes;
        this.progress = progress;
    }

    public List<Measurement> run() throws IOException, InterruptedException {
        List<Measurement> measured = new ArrayList<>();
        Process server = start();
        // Not closed here: a thread reads it as long as the server runs, and the end of the server ends that.
        BufferedReader lines = server.inputReader(StandardCharsets.UTF_8);
        try (OpenLoad load = new OpenLoad(address(lines))) {
            Thread.ofVirtual().start(() -> drain(lines));
            progress.accept("added time at " + REQUESTS_A_SECOND + " requests/s");
            load.added(BODY.formatted(1, false), SCRIPTED, REQUESTS_A_SECOND, LENGTH);
            added(load.added(BODY.formatted(1, false), SCRIPTED, REQUESTS_A_SECOND, LENGTH), measured);
            progress.accept(STREAMS + " open streams");
            try (HeldStreams streams = load.hold(BODY.formatted(4_000, true), STREAMS)) {
                measured.add(Measurement.of("open streams held", streams.open(), ""));
                measured.add(Measurement.of(
                        "server's memory with them",
                        ProcessReading.of(server.pid()).residentBytes() / MEBIBYTE,
                        "MiB"));
            }
            if (soakMinutes > 0) {
                soak(load, server, measured);
            }
        } finally {
            server.destroy();
            if (!server.waitFor(30, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        }
        return measured;
    }

    private void added(Latencies added, List<Measurement> measured) {
        measured.add(Measurement.of("added time at 200/s, median", millis(added.quantile(0.5)), "ms"));
        measured.add(Measurement.of("added time at 200/s, 99th percentile", millis(added.quantile(0.99)), "ms"));
        measured.add(Measurement.of("requests that failed", added.failed(), ""));
        progress.accept("added time: " + added);
    }

    private void soak(OpenLoad load, Process server, List<Measurement> measured) throws IOException {
        progress.accept("soak of " + soakMinutes + " min");
        Soak soak = Soak.run(
                load,
                server.pid(),
                BODY.formatted(1, false),
                SCRIPTED,
                REQUESTS_A_SECOND,
                Duration.ofSeconds(20),
                soakMinutes * 3);
        measured.add(Measurement.of("soak, growth of memory", soak.memoryGrowth() * 100, "%"));
        measured.add(Measurement.of("soak, growth of file handles", soak.handleGrowth(), ""));
        measured.add(Measurement.of("soak, requests that failed", soak.failed(), ""));
    }

    private static void drain(Reader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            System.getLogger(ServerBench.class.getName())
                    .log(System.Logger.Level.DEBUG, "the server's output ended", e);
        }
    }

    private static URI address(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher matcher = LISTENING.matcher(line);
            if (matcher.find()) {
                return URI.create(matcher.group(1) + "/v1/chat/completions");
            }
        }
        throw new IllegalStateException("the inference server ended while it was starting");
    }

    private Process start() throws IOException {
        List<String> script = List.of(
                "wenshu.inference.scripted.tokens=4000",
                "wenshu.inference.scripted.first=PT0.05S",
                "wenshu.inference.scripted.pace=PT1S");
        return new ProcessBuilder(SuiteCommand.of(
                        script,
                        "serve",
                        "--port",
                        "0",
                        "--data",
                        folder.resolve("server-data").toString()))
                .redirectErrorStream(true)
                .start();
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
