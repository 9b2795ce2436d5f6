package dev.wenshu.document.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.parse.worker.ParserWorker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkerIsolationTest {
    @TempDir
    Path folder;

    @Test
    void refusesEveryWayIntoTheNetwork() throws IOException, InterruptedException {
        // Given
        Path report = folder.resolve("report");
        try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<String> command = new ArrayList<>(List.of(java(), "-cp", System.getProperty("java.class.path")));
            command.addAll(ParserWorker.networkDenial());
            command.addAll(
                    List.of(NetworkProbe.class.getName(), report.toString(), Integer.toString(open.getLocalPort())));

            // When
            Process probe = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = probe.waitFor(60, TimeUnit.SECONDS);

            // Then
            assertThat(ended).isTrue();
            assertThat(Files.readString(report).strip()).isEqualTo("tried");
        }
    }

    @Test
    void endsWhenItsParentIsGone() throws IOException, InterruptedException {
        // Given
        Process worker = new WorkerCommand(ParseConfig.defaults(folder), folder)
                .builder()
                .start();

        // When
        worker.getOutputStream().close();

        // Then
        assertThat(worker.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.exitValue()).isZero();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
