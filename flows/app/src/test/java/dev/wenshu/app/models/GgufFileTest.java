package dev.wenshu.app.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.kernel.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GgufFileTest {
    @TempDir
    private Path folder;

    @Test
    void acceptsAFileThatBeginsRight() throws IOException {
        Path file = write("model.gguf", Gguf.ofSize(64));

        assertThat(GgufFile.check(file).path()).isEqualTo(file);
    }

    @Test
    void takesTheFirstPartOfASplitModelWhicheverIsNamed() throws IOException {
        // Given
        Path first = write("model-00001-of-00002.gguf", Gguf.ofSize(64));
        Path second = write("model-00002-of-00002.gguf", Gguf.ofSize(64));

        // When
        Path found = GgufFile.check(second).path();

        // Then
        assertThat(found).isEqualTo(first);
    }

    @Test
    void namesTheMissingPart() throws IOException {
        Path first = write("model-00001-of-00002.gguf", Gguf.ofSize(64));

        assertRefused(first, "model-00002-of-00002.gguf is missing");
    }

    @Test
    void refusesWhatIsNoModel() throws IOException {
        assertRefused(folder.resolve("nothing.gguf"), "no such file");
        assertRefused(folder, "no such file");
        assertRefused(write("short.gguf", new byte[] {'G', 'G', 'U', 'F'}), "shorter");
        assertRefused(
                write("page.gguf", "<html>Sign in to continue</html>".getBytes(StandardCharsets.UTF_8)),
                "does not begin");
        assertRefused(write("old.gguf", Gguf.header(1, 12, 4, 64)), "version 1");
        assertRefused(write("swapped.gguf", Gguf.header(0x03000000, 12, 4, 64)), "version");
        assertRefused(write("absurd.gguf", Gguf.header(3, -1, 4, 64)), "counts");
    }

    private static void assertRefused(Path file, String why) {
        assertThatThrownBy(() -> GgufFile.check(file)).isInstanceOf(Fault.class).hasMessageContaining(why);
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }
}
