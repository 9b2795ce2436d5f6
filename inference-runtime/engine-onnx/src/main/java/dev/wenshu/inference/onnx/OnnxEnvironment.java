package dev.wenshu.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime's one environment of this process. While it is made, ONNX Runtime 1.29 recurses over the characters of the
 * process's command line: some 300 bytes of stack each, so that on a thread of 1 MiB a command line of 3,900 characters, as
 * many files make it, ended the process. It is made on a thread with room for that.
 */
final class OnnxEnvironment {
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
    private static final long STACK = 16L * 1024 * 1024;
    private static final long STACK_A_CHARACTER = 1024;

    private static @Nullable OrtEnvironment environment;

    private OnnxEnvironment() {}

    /** @throws UnsatisfiedLinkError where there is no native library for this machine */
    static synchronized OrtEnvironment get() {
        if (environment == null) {
            environment = make();
        }
        return environment;
    }

    private static OrtEnvironment make() {
        FutureTask<OrtEnvironment> making = new FutureTask<>(
                () -> OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "wenshu"));
        Thread.ofPlatform()
                .name("wenshu-onnx-start")
                .stackSize(STACK + STACK_A_CHARACTER * commandLine())
                .start(making);
        try {
            return making.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ONNX Runtime started", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Error error -> throw error;
                case RuntimeException runtime -> throw runtime;
                case null, default -> throw new IllegalStateException("ONNX Runtime did not start", e);
            }
        }
    }

    /** Its length; 0 on systems that do not show it as a file, where the stack has room for 16,000 characters at least. */
    private static long commandLine() {
        try {
            return Files.isReadable(COMMAND_LINE) ? Files.readAllBytes(COMMAND_LINE).length : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
