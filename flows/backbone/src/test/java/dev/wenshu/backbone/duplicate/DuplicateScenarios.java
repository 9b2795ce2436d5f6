package dev.wenshu.backbone.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.backbone.BackboneConfig;
import dev.wenshu.backbone.audit.AuditLog;
import dev.wenshu.backbone.database.Database;
import dev.wenshu.backbone.database.Migrations;
import dev.wenshu.backbone.registry.Documents;
import dev.wenshu.backbone.registry.RegisteredDocument;
import dev.wenshu.backbone.testing.Injector;
import dev.wenshu.backbone.testing.ScriptedDuplicates;
import dev.wenshu.backbone.testing.Settings;
import dev.wenshu.connector.SourceItem;
import dev.wenshu.document.duplicate.Fingerprint;
import dev.wenshu.document.extract.Decision;
import dev.wenshu.document.extract.ExtractRecord;
import dev.wenshu.document.extract.Extraction;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.document.reading.Reading;
import dev.wenshu.kernel.ContentHash;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holding copies back promises, on whichever database. */
abstract class DuplicateScenarios {
    private static final int WORKERS = 8;

    private Database database;
    private Documents documents;
    private DuplicateCheck check;

    @TempDir
    Path folder;

    /** An empty database, anew for each test. */
    abstract DataSource dataSource() throws Exception;

    @BeforeEach
    void open() throws Exception {
        DataSource dataSource = dataSource();
        Migrations.apply(dataSource);
        database = new Database(dataSource);
        Injector injector = new Injector(
                database,
                InstantSource.system(),
                Settings.of(folder, Map.of()).getConfigMapping(BackboneConfig.class),
                new ScriptedDuplicates());
        documents = new Documents(injector.get(AuditLog.class), InstantSource.system());
        check = injector.get(DuplicateCheck.class);
    }

    @Test
    void holdsTheSecondOfTwoCopiesBackAndNamesTheFirst() {
        // Given
        RegisteredDocument first = register("inbox", "a.pdf", "1");
        settle(first, reading("x", null));

        // When
        Reading second = settle(register("inbox", "renamed.pdf", "2"), reading("x", null))
                .getFirst();

        // Then
        assertThat(second.record().decision()).isEqualTo(Decision.REVIEW);
        assertThat(second.record().problems())
                .containsExactly(Problem.of(
                        "DUPLICATE", "Copy of document " + first.id() + " (a.pdf): same number and seller."));
    }

    @Test
    void anotherDepartmentLearnsThatThereIsACopyButNotItsName() {
        // Given
        RegisteredDocument first = register("purchasing", "salary-dispute.pdf", "1");
        settle(first, reading("x", null));

        // When
        Reading second =
                settle(register("sales", "b.pdf", "2"), reading("x", null)).getFirst();

        // Then
        assertThat(second.record().problems().getFirst().text())
                .contains(first.id(), "from another source")
                .doesNotContain("salary");
    }

    @Test
    void theSameFileElsewhereIsCertain() {
        // Given
        settle(register("purchasing", "a.pdf", "same bytes"), reading("x", null));

        // When
        Reading second = settle(register("sales", "b.pdf", "same bytes"), reading("x", null))
                .getFirst();

        // Then
        assertThat(second.record().problems().getFirst().text())
                .startsWith("Copy of ")
                .endsWith(": the same file.");
    }

    @Test
    void aDocumentThatIsProcessedAgainDoesNotReportItself() {
        // Given
        RegisteredDocument document = register("inbox", "a.pdf", "1");
        settle(document, reading("x", null));

        // When
        Reading again = settle(document, reading("x", null)).getFirst();

        // Then
        assertThat(again.record().decision()).isEqualTo(Decision.ACCEPTED);
        assertThat(again.record().problems()).isEmpty();
    }

    @Test
    void documentsThatOnlyShareAKeyAreNone() {
        // Given
        settle(register("inbox", "a.pdf", "1"), reading("x", null));

        // When
        Reading other =
                settle(register("inbox", "b.pdf", "2"), reading("y", null)).getFirst();

        // Then
        assertThat(other.record().problems()).isEmpty();
    }

    @Test
    void findsACopyInsideTheSameFile() {
        // Given
        RegisteredDocument archive = register("inbox", "a.zip", "1");

        // When
        List<Reading> checked = settle(archive, reading(null, null), reading("x", "one.pdf"), reading("x", "two.pdf"));

        // Then
        assertThat(checked.get(1).record().problems()).isEmpty();
        assertThat(checked.get(2).record().problems().getFirst().text()).contains("a.zip!one.pdf");
    }

    @Test
    void ofCopiesSettledAtTheSameTimeExactlyOnePasses() throws Exception {
        for (int round = 0; round < 5; round++) {
            // Given
            String copy = "copy " + round;
            List<RegisteredDocument> copies = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                copies.add(register("source " + i, "a.pdf", copy + i));
            }
            CyclicBarrier start = new CyclicBarrier(WORKERS);

            // When
            List<Callable<Reading>> work = copies.stream()
                    .<Callable<Reading>>map(document -> () -> {
                        start.await(10, TimeUnit.SECONDS);
                        return settle(document, reading(copy, null)).getFirst();
                    })
                    .toList();
            long accepted = 0;
            try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
                for (Future<Reading> settled : workers.invokeAll(work)) {
                    accepted += settled.get().record().decision() == Decision.ACCEPTED ? 1 : 0;
                }
            }

            // Then
            assertThat(accepted).isEqualTo(1);
        }
    }

    private RegisteredDocument register(String source, String name, String content) {
        SourceItem item = new SourceItem("folder", source, name, "1", name, Instant.EPOCH);
        ContentHash hash = ContentHash.of(content.getBytes(StandardCharsets.UTF_8));
        String id = RegisteredDocument.idOf(item, hash);
        return database.transaction(transaction -> {
            documents.register(transaction, id, item, hash, 1, 0);
            return documents.find(transaction, id).orElseThrow();
        });
    }

    private List<Reading> settle(RegisteredDocument document, Reading... readings) {
        return database.transaction(transaction -> {
            documents.lock(transaction, document.id());
            return check.check(transaction, document, List.of(readings));
        });
    }

    private static Reading reading(@Nullable String copy, @Nullable String part) {
        ExtractRecord record = ExtractRecord.of(
                "a.pdf", part, Decision.ACCEPTED, new Extraction("invoice", Map.of(), List.of(), List.of()), 1);
        Fingerprint fingerprint = copy == null ? null : ScriptedDuplicates.of(copy);
        return new Reading(record, "", null, fingerprint);
    }
}
