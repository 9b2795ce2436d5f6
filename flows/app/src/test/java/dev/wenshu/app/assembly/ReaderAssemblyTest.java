package dev.wenshu.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReaderAssemblyTest {
    // Port 1 of this machine refuses connections.
    private static final Map<String, String> NO_DATABASE = Map.of(
            "wenshu.database.url", "jdbc:postgresql://127.0.0.1:1/none",
            "wenshu.database.acquire-timeout", "PT1S",
            "wenshu.parser.workers", "1");

    @Test
    void leavesDatabaseAloneWhereInferenceIsElsewhere() throws IOException {
        // Given
        Map<String, String> elsewhere = new HashMap<>(NO_DATABASE);
        elsewhere.put("wenshu.inference.url", "http://127.0.0.1:1");
        SmallRyeConfig settings = settings(elsewhere);

        // When / Then
        assertThatCode(() -> ReaderAssembly.of(settings, 1).close()).doesNotThrowAnyException();
    }

    @Test
    void leavesNothingBehindWhereALaterStepFails() throws IOException {
        // Given
        SmallRyeConfig settings = settings(NO_DATABASE);

        // When / Then
        assertThatThrownBy(() -> ReaderAssembly.of(settings, 1)).hasMessageContaining("refused");
        assertThat(workFolders()).isEmpty();
    }

    @Test
    void partThatCannotBeClosedDoesNotKeepTheOthersOpen() {
        // Given
        List<String> closed = new ArrayList<>();
        OpenParts parts = new OpenParts();
        parts.add(() -> closed.add("first"));
        parts.add(() -> {
            throw new IOException("disk full");
        });
        parts.add(() -> closed.add("last"));

        // When / Then
        assertThatThrownBy(parts::close).hasRootCauseMessage("disk full");
        assertThat(closed).containsExactly("last", "first");
    }

    private static SmallRyeConfig settings(Map<String, String> values) throws IOException {
        return CommandSettings.builder()
                .withSources(new PropertiesConfigSource(values, "test", 1000))
                .build();
    }

    private static List<Path> workFolders() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(ReaderAssembly.OWN_FOLDER))
                    .toList();
        }
    }
}
