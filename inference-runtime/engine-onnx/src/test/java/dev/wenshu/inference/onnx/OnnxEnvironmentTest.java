package dev.wenshu.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OnnxEnvironmentTest {
    private static final int CHARACTERS = 100_000;

    /** What the other process runs. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            OnnxEnvironment.get();
        }
    }

    @Test
    void startsUnderACommandLineOfManyFiles() throws IOException, InterruptedException {
        // Given
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        Main.class.getName(),
                        "f".repeat(CHARACTERS))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        command.environment().put("CLASSPATH", System.getProperty("java.class.path"));

        // When
        Process process = command.start();

        // Then
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
