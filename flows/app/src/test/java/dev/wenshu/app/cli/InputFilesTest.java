package dev.wenshu.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderIsAllFilesBelowItInOrder() throws IOException {
        // Given
        Path later = Files.createFile(folder.resolve("b.txt"));
        Path deeper =
                Files.createFile(Files.createDirectory(folder.resolve("a")).resolve("c.txt"));

        // When
        List<Path> files = InputFiles.of(List.of(folder));

        // Then
        assertThat(files).containsExactly(deeper, later);
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        // Given
        Path outside = Files.createTempFile("outside", ".txt");
        Files.createSymbolicLink(folder.resolve("link.txt"), outside);

        // When
        List<Path> files = InputFiles.of(List.of(folder));

        // Then
        assertThat(files).isEmpty();
        Files.delete(outside);
    }

    @Test
    void whatIsAbsentKeepsItsPlace() {
        assertThat(InputFiles.of(List.of(folder.resolve("absent")))).containsExactly(folder.resolve("absent"));
    }

    @Test
    void labelsAreRelativeToTheRootWhereTheyCanBe() {
        assertThat(InputFiles.label(folder, folder.resolve("a/b.pdf"))).isEqualTo("a/b.pdf");
        assertThat(InputFiles.label(folder.resolve("a"), folder.resolve("b.pdf")))
                .isEqualTo(folder.resolve("b.pdf").toString());
    }
}
