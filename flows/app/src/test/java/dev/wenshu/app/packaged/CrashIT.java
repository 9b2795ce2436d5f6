package dev.wenshu.app.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wenshu.samples.SampleInbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The promise that nothing is lost and nothing is doubled, on the packaged suite: killed at random moments, then left
 * alone. {@code -Dwenshu.crash.documents=300 -Dwenshu.crash.kills=30} is the full run.
 */
class CrashIT {
    private static final int DOCUMENTS = Integer.getInteger("wenshu.crash.documents", 80);
    private static final int KILLS = Integer.getInteger("wenshu.crash.kills", 6);
    private static final long SEED = Long.getLong("wenshu.crash.seed", 20261122);
    private static final int SHORTEST_MILLIS = 500;
    private static final int LONGEST_MILLIS = 9_000;

    @TempDir
    private Path folder;

    @Test
    void everyDocumentHasOneRecordAndOneRowAfterKills() throws IOException, InterruptedException {
        // Given
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        SampleInbox.writeBatch(inbox, DOCUMENTS, SEED);
        List<String> documents = names(inbox);
        InboxContents contents = new InboxContents(inbox);
        SplittableRandom random = new SplittableRandom(SEED);

        // When
        try (PackagedSuite suite = new PackagedSuite(inbox, folder.resolve("data"), folder.resolve("suite.log"))) {
            for (int kill = 0; kill < KILLS; kill++) {
                suite.killAfter(Duration.ofMillis(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS)));
                suite.restart();
            }
            await().atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> contents.ledgerFiles("File").size() >= DOCUMENTS);
            suite.stop();
        }

        // Then
        assertThat(contents.recordedFiles()).isEqualTo(documents);
        assertThat(contents.ledgerFiles("File")).isEqualTo(documents);
        assertThat(contents.leftovers(documents)).isEmpty();
    }

    private static List<String> names(Path inbox) throws IOException {
        try (Stream<Path> files = Files.list(inbox)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
