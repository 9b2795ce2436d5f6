package dev.wenshu.connector.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.connector.folder.inbox.FileVersion;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuietFilesTest {
    private static final Instant OLD = Instant.parse("2019-01-01T00:00:00Z");

    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private final QuietFiles files = new QuietFiles(() -> now, Duration.ofSeconds(3));

    @Test
    void waitsAWindowEvenForAFileThatLooksOld() {
        assertThat(files.isQuiet("a", new FileVersion(OLD, 10))).isFalse();
        now = now.plusSeconds(3);
        assertThat(files.isQuiet("a", new FileVersion(OLD, 10))).isTrue();
    }

    @Test
    void startsAgainWhenTheFileGrows() {
        // Given
        files.isQuiet("a", new FileVersion(OLD, 10));
        now = now.plusSeconds(2);
        files.isQuiet("a", new FileVersion(OLD, 11));

        // When
        now = now.plusSeconds(2);

        // Then
        assertThat(files.isQuiet("a", new FileVersion(OLD, 11))).isFalse();
    }

    @Test
    void forgetsAFileThatAPollNoLongerSaw() {
        // Given
        files.isQuiet("a", new FileVersion(OLD, 10));
        files.nextPoll();
        files.nextPoll();

        // When
        now = now.plusSeconds(60);

        // Then
        assertThat(files.isQuiet("a", new FileVersion(OLD, 10))).isFalse();
    }
}
