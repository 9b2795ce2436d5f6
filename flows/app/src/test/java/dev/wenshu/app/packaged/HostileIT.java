package dev.wenshu.app.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wenshu.samples.SampleInbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Broken and hostile files through the packaged suite: each ends with a record, and the suite stays up and small. Runs on
 * what the project generates, and on the evaluation corpus too where that lies beside the project. {@code
 * -Dwenshu.hostile.sets=made_bad,bad_pdf,tika,poi,mime4j,mimekit,oletools} is the full run.
 */
class HostileIT {
    private static final Path CORPUS = Path.of("../../../shared/corpus");
    private static final List<String> HOSTILE_SETS = List.of(
            System.getProperty("wenshu.hostile.sets", "made_bad,bad_pdf").split(",", -1));
    private static final long SUITE_LIMIT_MEBIBYTES = 1024;

    private static final long WORKER_LIMIT_MEBIBYTES = 512;

    @TempDir
    private Path folder;

    @Test
    void everyFileEndsWithARecordAndTheSuiteStaysUpAndSmall() throws IOException, InterruptedException {
        // Given
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        SampleInbox.write(folder.resolve("samples"), SampleInbox.SEED);
        copy(folder.resolve("samples/inbox"), inbox.resolve("generated"));
        for (String set : HOSTILE_SETS) {
            if (Files.isDirectory(CORPUS.resolve(set))) {
                copy(CORPUS.resolve(set), inbox.resolve(set));
            }
        }
        InboxContents contents = new InboxContents(inbox);
        List<Path> documents = files(inbox);
        AtomicLong largestSuite = new AtomicLong();
        AtomicLong largestWorker = new AtomicLong();

        // When
        try (PackagedSuite suite = new PackagedSuite(inbox, folder.resolve("data"), folder.resolve("suite.log"))) {
            await().atMost(Duration.ofMinutes(12))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        largestSuite.accumulateAndGet(PackagedSuite.residentMebibytes(suite.pid()), Math::max);
                        suite.workers()
                                .forEach(worker -> largestWorker.accumulateAndGet(
                                        PackagedSuite.residentMebibytes(worker), Math::max));
                        return !suite.isRunning()
                                || contents.withoutRecord(documents).isEmpty();
                    });

            // Then
            assertThat(suite.isRunning()).isTrue();
            assertThat(contents.withoutRecord(documents)).isEmpty();
            assertThat(largestSuite.get()).isLessThan(SUITE_LIMIT_MEBIBYTES);
            assertThat(largestWorker.get()).isLessThan(WORKER_LIMIT_MEBIBYTES);
            suite.stop();
        }
        assertThat(files(folder.resolve("data/parsing"))).isEmpty();
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<Path> files(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
