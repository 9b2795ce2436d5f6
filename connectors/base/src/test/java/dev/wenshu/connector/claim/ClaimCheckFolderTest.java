package dev.wenshu.connector.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimCheckFolderTest {
    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void fill() throws IOException {
        root = Files.createDirectories(folder.resolve("root"));
        Files.createDirectories(root.resolve("sub"));
        Files.writeString(root.resolve("sub/a.pdf"), "inside");
        Files.writeString(folder.resolve("secret.txt"), "outside");
        Files.createSymbolicLink(root.resolve("link.txt"), folder.resolve("secret.txt"));
        Files.createSymbolicLink(root.resolve("up"), folder);
        Files.createSymbolicLink(root.resolve("within"), root.resolve("sub"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub/a.pdf", "within/a.pdf"})
    void opensAFileBelowItsFolder(String path) throws IOException {
        try (InputStream content = claim("{\"path\":\"" + path + "\"}").content()) {
            assertThat(content).hasContent("inside");
        }
    }

    @Test
    void takesTheGivenNameMadePlain() throws IOException {
        ClaimCheckFolder.Claimed claimed =
                claim("{\"path\":\"sub/a.pdf\",\"fileName\":\"../x/Rechnung\\u202e 1.pdf\"}");
        claimed.content().close();

        assertThat(claimed.fileName()).isEqualTo("Rechnung 1.pdf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"path\":\"../secret.txt\"}",
                "{\"path\":\"sub/../../secret.txt\"}",
                "{\"path\":\"/etc/passwd\"}",
                "{\"path\":\"..\\\\secret.txt\"}",
                "{\"path\":\"link.txt\"}",
                "{\"path\":\"up/secret.txt\"}",
                "{\"path\":\"sub\"}",
                "{\"path\":\"\"}",
                "{\"path\":\".\"}",
                "{\"path\":\"a\\u0000b\"}",
                "{\"path\":\"none.pdf\"}",
                "{\"path\":\"sub/a.pdf/b\"}",
                "{\"path\":null}",
                "{\"path\":\"sub/a.pdf\",\"url\":\"file:///etc/passwd\"}",
                "{}",
                "null",
                "[]",
                "%PDF-1.7",
                ""
            })
    void refusesWhatIsNoReferenceToAFileInside(String reference) {
        Throwable thrown = catchThrowable(() -> claim(reference));

        assertThat(thrown).isInstanceOf(Fault.class).hasMessageNotContaining("secret");
        assertThat(Fault.categoryOf(thrown)).isEqualTo(FaultCategory.INPUT);
    }

    @Test
    void waitsForAFolderThatIsAway() {
        Throwable thrown = catchThrowable(() -> new ClaimCheckFolder(folder.resolve("away"))
                .claim("{\"path\":\"a.pdf\"}".getBytes(StandardCharsets.UTF_8)));

        assertThat(Fault.categoryOf(thrown)).isEqualTo(FaultCategory.EXTERNAL);
    }

    private ClaimCheckFolder.Claimed claim(String reference) {
        return new ClaimCheckFolder(root).claim(reference.getBytes(StandardCharsets.UTF_8));
    }
}
