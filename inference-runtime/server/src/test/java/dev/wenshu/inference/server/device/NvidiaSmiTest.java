package dev.wenshu.inference.server.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against scripts that stand for the tool. */
class NvidiaSmiTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @Test
    void readsDevicesAndLeavesOutWhatTheDriverDoesNotTell() throws IOException {
        // Given
        Path tool = script("""
                echo 'Warning: persistence mode is off'
                echo '0, GPU-1a, NVIDIA H100 80GB HBM3, 570.86.15, 81559, 1024, 37, 41, 112.50'
                echo '1, GPU-2b, NVIDIA Thor, 570.86.15, [N/A], [N/A], [Not Supported], 50, [Unknown Error]'
                """);

        // When
        Devices devices = look(tool, LONG);

        // Then
        List<GpuDevice> found = ((Devices.Found) devices).devices();
        assertThat(found).hasSize(2);
        assertThat(found.getFirst().name()).isEqualTo("NVIDIA H100 80GB HBM3");
        assertThat(found.getFirst().memoryTotal()).hasValue(81_559L * 1024 * 1024);
        assertThat(found.getFirst().utilization()).hasValue(0.37);
        assertThat(found.getLast().memoryTotal()).isEmpty();
        assertThat(found.getLast().temperature()).hasValue(50);
        assertThat(found.getLast().power()).isEmpty();
    }

    @Test
    void saysThatThereIsNone() throws IOException {
        assertNone(look(folder.resolve("missing"), LONG), "is not there");
        assertNone(look(script("echo 'No devices were found'"), LONG), "lists none");
        assertNone(look(script("echo 'Failed to initialize NVML'; exit 9"), LONG), "ended with 9");
        assertNone(look(script("echo '0, GPU-1a, broken'"), LONG), "lists none");
    }

    @Test
    void doesNotWaitForToolThatHangs() throws IOException {
        // Given
        Path tool = script("sleep 60");

        // When
        long start = System.nanoTime();
        Devices devices = look(tool, Duration.ofMillis(300));

        // Then
        assertNone(devices, "did not answer");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
    }

    private static void assertNone(Devices devices, String reason) {
        assertThat(devices)
                .asInstanceOf(type(Devices.NoGpu.class))
                .extracting(Devices.NoGpu::reason)
                .asString()
                .contains(reason);
    }

    private static Devices look(Path tool, Duration timeout) {
        return new NvidiaSmi(tool.toString(), timeout).look();
    }

    private Path script(String commands) throws IOException {
        Path file = Files.createTempFile(
                folder,
                "tool",
                ".sh",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return Files.writeString(file, "#!/bin/sh\n" + commands);
    }
}
