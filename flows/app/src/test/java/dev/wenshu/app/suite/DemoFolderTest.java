package dev.wenshu.app.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
    @TempDir
    private Path folder;

    @Test
    void startsAnewEachTime() throws IOException {
        // Given
        Path samples = Files.createDirectory(folder.resolve("samples"));
        Files.writeString(samples.resolve("a.txt"), "a");
        DemoFolder demo = new DemoFolder(folder.resolve("demo"));
        demo.prepare(samples);
        Files.writeString(demo.inbox().resolve("left.txt"), "left");

        // When
        int count = demo.prepare(samples);

        // Then
        assertThat(count).isEqualTo(1);
        assertThat(demo.inbox()).isDirectoryNotContaining("glob:**left.txt");
        assertThat(demo.inbox().resolve("a.txt")).exists();
    }

    @Test
    void aFolderOfSomebodyElseIsNotOurs() throws IOException {
        // Given
        Path foreign = Files.createDirectory(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("thesis.txt"), "years of work");

        // When
        boolean ours = new DemoFolder(foreign).isOurs();

        // Then
        assertThat(ours).isFalse();
    }

    @Test
    void missingSamplesAreSaidAndNothingIsMade() throws IOException {
        // When
        int count = new DemoFolder(folder.resolve("demo")).prepare(folder.resolve("absent"));

        // Then
        assertThat(count).isZero();
        assertThat(folder.resolve("demo")).doesNotExist();
    }
}
