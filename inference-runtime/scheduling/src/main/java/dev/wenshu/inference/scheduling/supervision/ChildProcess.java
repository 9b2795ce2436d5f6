package dev.wenshu.inference.scheduling.supervision;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of a child. */
final class ChildProcess {
    private static final System.Logger LOG = System.getLogger(ChildProcess.class.getName());
    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(5);

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    static ChildProcess start(String name, ChildSpec spec) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(spec.command()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(spec.environment());
        Process process = builder.start();
        ChildOutput.drain(name, process.pid(), process.getInputStream());
        return new ChildProcess(process);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Returns whether it has ended by then. */
    boolean awaitEnd(Duration longest) throws InterruptedException {
        return process.waitFor(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    String describeEnd() {
        return "it ended with exit code " + process.exitValue();
    }

    /** Ends its input and waits; then asks it by signal; then kills it and what it started. */
    void stop(Duration patience) throws InterruptedException {
        List<ProcessHandle> descendants = process.descendants().toList();
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "input of child " + pid() + " was closed already", e);
        }
        if (!awaitEnd(patience)) {
            process.destroy();
            awaitEnd(KILL_TIMEOUT);
        }
        kill(descendants);
    }

    /** For one that hangs. */
    void kill() throws InterruptedException {
        kill(process.descendants().toList());
    }

    private void kill(List<ProcessHandle> descendants) throws InterruptedException {
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        if (!awaitEnd(KILL_TIMEOUT)) {
            LOG.log(Level.WARNING, "child {0} could not be killed", Long.toString(pid()));
        }
    }
}
