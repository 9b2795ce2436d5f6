package dev.wenshu.document.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.Page;
import dev.wenshu.document.ParseOutcome;
import dev.wenshu.document.ParsedDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkerLimitsTest {
    private static final List<String> SMALL_HEAP = List.of("-Xmx48m");

    @TempDir
    Path folder;

    @Test
    void replacesAWornOutWorker() {
        // Given
        Path file = Samples.write(folder, "a.txt", "text");
        ParseConfig fresh = ParseConfig.defaults(folder.resolve("work")).withWorkers(1);
        try (IsolatedParser parser = parser(recycled(fresh, 2))) {

            // When
            Set<Long> first = workersAfter(parser, file);
            Set<Long> second = workersAfter(parser, file);
            Set<Long> third = workersAfter(parser, file);

            // Then
            assertThat(first).hasSize(1);
            assertThat(second).isEmpty();
            assertThat(third).hasSize(1).doesNotContainAnyElementsOf(first);
        }
    }

    @Test
    void rejectsTheDocumentThatTakesTooMuchMemory() {
        // Given
        Path file = Samples.write(folder, "a.html", "<html><body>" + "<b>x</b>".repeat(2_000_000));
        Path next = Samples.write(folder, "a.txt", "text");
        ParseConfig small = ParseConfig.defaults(folder.resolve("work")).withWorkers(1);
        try (IsolatedParser parser = parser(small.withJvmArguments(SMALL_HEAP))) {

            // When
            ParseOutcome outcome = parser.parse(file, "a.html");

            // Then
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            ParseOutcome.Rejected.class,
                            rejected -> assertThat(rejected.reason().code()).isEqualTo("OUT_OF_MEMORY"));
            assertThat(workersAfter(parser, next)).hasSize(1);
        }
    }

    @Test
    void readsTwoThousandPagesInASmallHeap() throws IOException {
        // Given
        Path file = Samples.pdf(folder, 2_000, "Invoice 4711", "Total 15.94 EUR");
        ParseConfig small = ParseConfig.defaults(folder.resolve("work")).withWorkers(1);
        try (IsolatedParser parser = parser(small.withJvmArguments(SMALL_HEAP))) {

            // When
            ParseOutcome outcome = parser.parse(file, "a.pdf");

            // Then
            assertThat(outcome).isInstanceOf(ParseOutcome.Parsed.class);
            try (ParsedDocument document = ((ParseOutcome.Parsed) outcome).document();
                    Stream<Page> pages = document.pages()) {
                assertThat(pages.filter(page -> page.words().size() == 5)).hasSize(2_000);
            }
        }
    }

    @Test
    void waitsForWorkersToEndByThemselves() {
        // Given
        Path file = Samples.write(folder, "a.txt", "text");
        ParseConfig config = ParseConfig.defaults(folder.resolve("work")).withWorkers(1);
        IsolatedParser parser = parser(config);
        long worker = workersAfter(parser, file).iterator().next();

        // When
        parser.close();

        // Then
        assertThat(ProcessHandle.of(worker)).isEmpty();
        assertThat(parser.workers()).isEmpty();
    }

    @Test
    void givesTimeForWritingACache() {
        ParseConfig config = ParseConfig.defaults(folder);
        assertThat(config.endGrace()).isLessThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(config.withJvmArguments(List.of("-XX:AOTCacheOutput=worker.aot"))
                        .endGrace())
                .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }

    private static IsolatedParser parser(ParseConfig config) {
        return new IsolatedParser(config, request -> {
            throw new IllegalStateException("nothing to recognise");
        });
    }

    private static Set<Long> workersAfter(IsolatedParser parser, Path file) {
        ParseOutcome outcome = parser.parse(file, file.getFileName().toString());
        assertThat(outcome).isInstanceOf(ParseOutcome.Parsed.class);
        ((ParseOutcome.Parsed) outcome).document().close();
        return parser.workers();
    }

    private static ParseConfig recycled(ParseConfig config, int documents) {
        return new ParseConfig(
                config.workFolder(),
                config.workers(),
                config.heapMebibytes(),
                config.frameTimeout(),
                config.documentTimeout(),
                config.acquireTimeout(),
                documents,
                config.recycleBytes(),
                config.networkNamespace(),
                config.jvmArguments(),
                config.confirmText(),
                config.limits());
    }
}
