package dev.wenshu.app.models.engine;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Fetches packages with the npm of this machine, and so through the registry, proxy and login that it is set up with. */
final class NpmClient {
    private static final int TOLD = 500;

    private final Path executable;
    private final Duration patience;

    private NpmClient(Path executable, Duration patience) {
        this.executable = executable;
        this.patience = patience;
    }

    /** Looks through folders written as in {@code PATH}; a SETUP fault says what to do without npm. */
    static NpmClient find(String searchPath, Duration patience) {
        return Stream.of(searchPath.split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "npm"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(npm -> new NpmClient(npm, patience))
                .orElseThrow(() -> new Fault(
                        FaultCategory.SETUP,
                        "npm was not found on PATH. Install Node.js, or bring the libraries by hand and set "
                                + "wenshu.engine.llamacpp.library-path to their folder"));
    }

    /** Downloads a package's archive into an empty folder, and runs nothing of it. */
    Path pack(String spec, Path folder) {
        Path log = folder.resolve("npm.log");
        ProcessBuilder command = new ProcessBuilder(List.of(
                        executable.toString(),
                        "pack",
                        spec,
                        "--pack-destination",
                        folder.toString(),
                        "--ignore-scripts",
                        "--loglevel=error"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        try {
            run(command, spec, log);
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(file -> file.toString().endsWith(".tgz"))
                        .findFirst()
                        .orElseThrow(() -> failed(spec, "it brought no archive", log));
            }
        } catch (IOException e) {
            throw new Fault(FaultCategory.SETUP, executable + " could not be run: " + e.getMessage(), e);
        }
    }

    private void run(ProcessBuilder command, String spec, Path log) throws IOException {
        Process process = command.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed(spec, "it took longer than " + patience.toMinutes() + " min", log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault(FaultCategory.EXTERNAL, "the installation was interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        if (process.exitValue() != 0) {
            throw failed(spec, "exit code " + process.exitValue(), log);
        }
    }

    private static Fault failed(String spec, String why, Path log) {
        return new Fault(
                FaultCategory.EXTERNAL,
                "npm could not download " + spec + " (" + why + "): " + end(log)
                        + ". Check npm's registry and proxy settings, or set wenshu.engine.llamacpp.library-path");
    }

    private static String end(Path log) {
        try {
            String text = Files.exists(log)
                    ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                            .replaceAll("\\p{Cntrl}+", " ")
                            .strip()
                    : "";
            return text.substring(Math.max(0, text.length() - TOLD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
