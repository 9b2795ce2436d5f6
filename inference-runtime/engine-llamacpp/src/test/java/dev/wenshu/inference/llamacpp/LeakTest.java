package dev.wenshu.inference.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LeakTest {
    private static final long PAGE = 4096;
    private static final long MEBIBYTE = 1 << 20;

    @Test
    void openingAndClosingManyTimesKeepsMemoryAndFilesFlat() throws IOException {
        // Given
        openAndClose(15);
        long residentBefore = resident();
        long filesBefore = openFiles();

        // When
        openAndClose(40);

        // Then
        assertThat(resident() - residentBefore).isLessThan(60 * MEBIBYTE);
        assertThat(openFiles()).isLessThanOrEqualTo(filesBefore + 2);
    }

    private static void openAndClose(int times) {
        for (int i = 0; i < times; i++) {
            try (LlamaCppEngine engine = LlamaCppEngine.open(TinyModel.config())) {
                engine.generate(TinyEngine.raw("Round " + i, 3));
            }
        }
    }

    private static long resident() throws IOException {
        String statm = Files.readString(Path.of("/proc/self/statm"));
        int second = statm.indexOf(' ') + 1;
        return Long.parseLong(statm.substring(second, statm.indexOf(' ', second))) * PAGE;
    }

    private static long openFiles() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }
}
