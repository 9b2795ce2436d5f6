package dev.wenshu.document.parse;

import dev.wenshu.document.parse.worker.ParserWorker;
import java.io.File;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** How a worker is started: the running JVM's own executable and class path, tight memory, an empty environment. */
final class WorkerCommand {
    private static final System.Logger LOG = System.getLogger(WorkerCommand.class.getName());
    private static final List<String> OWN_NAMESPACE = List.of("unshare", "--map-root-user", "--net");
    private static final int PROBE_SECONDS = 5;

    private final ParseConfig config;
    private final Path folder;
    private final List<String> prefix;

    WorkerCommand(ParseConfig config, Path folder) {
        this.config = config;
        this.folder = folder;
        this.prefix = config.networkNamespace() && namespacesWork() ? OWN_NAMESPACE : List.of();
        LOG.log(
                Level.INFO,
                "parser workers are kept from the network by {0}",
                prefix.isEmpty() ? "the JVM alone" : "a network namespace and the JVM");
    }

    ProcessBuilder builder() {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + config.heapMebibytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:MaxMetaspaceSize=128m",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:ErrorFile=" + folder.resolve("worker-crash-%p.log"),
                "-Xss1m",
                // Standard output carries the frames, so that the JVM may not write there.
                "-XX:+DisplayVMOutputToStderr",
                "-Xlog:disable",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + folder,
                "-Duser.home=" + folder,
                "-Dpdfbox.fontcache=" + folder));
        command.addAll(ParserWorker.networkDenial());
        command.addAll(config.jvmArguments());
        command.add("-cp");
        command.add(classPath());
        command.add(ParserWorker.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "MALLOC_ARENA_MAX", "2", "PATH", "/usr/bin:/bin"));
        return builder;
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean namespacesWork() {
        if (!System.getProperty("os.name").startsWith("Linux")) {
            return false;
        }
        List<String> probe = new ArrayList<>(OWN_NAMESPACE);
        probe.add("true");
        try {
            Process process = new ProcessBuilder(probe)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
