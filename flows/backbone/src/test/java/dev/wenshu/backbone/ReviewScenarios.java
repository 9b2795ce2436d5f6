package dev.wenshu.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.backbone.audit.AuditEntry;
import dev.wenshu.backbone.audit.AuditLog;
import dev.wenshu.backbone.learning.Knowledge;
import dev.wenshu.backbone.learning.LearnedVersion;
import dev.wenshu.backbone.registry.DocumentRegistry;
import dev.wenshu.backbone.registry.DocumentState;
import dev.wenshu.backbone.review.Correction;
import dev.wenshu.backbone.review.Review;
import dev.wenshu.backbone.review.ReviewResult;
import dev.wenshu.backbone.testing.ScriptedLearner;
import dev.wenshu.backbone.testing.ScriptedReader;
import dev.wenshu.backbone.testing.ShelfSystem;
import dev.wenshu.backbone.writeback.Undo;
import dev.wenshu.document.Origin;
import dev.wenshu.document.extract.ExtractRecord;
import dev.wenshu.kernel.FaultCategory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a person's decision: it is written back once, and learned from. */
abstract class ReviewScenarios {
    private static final String DOUBTFUL = "invoice_number=R-2026-7\ntotal=15.94\ndoubt=total\n";

    final ShelfSystem shelf = new ShelfSystem();
    final ScriptedReader reader = new ScriptedReader();
    private Bench bench;

    @TempDir
    Path folder;

    /** Settings of the database and broker under test, empty ones at the first use in each test. */
    abstract Map<String, String> settings() throws Exception;

    @BeforeEach
    void start() throws Exception {
        Map<String, String> all = new HashMap<>(settings());
        all.put("wenshu.backbone.learning-sweep", "PT0.1S");
        all.put("wenshu.write-back.reply", "true");
        bench = new Bench(folder, all, shelf, reader);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void writesACorrectedDocumentBackInPlaceOfTheHeldOne() {
        // Given
        String id = held("a.txt", DOUBTFUL);

        // When
        ReviewResult result = accept(id, new Correction(0, "total", "16.00"));

        // Then
        bench.awaitState(id, DocumentState.DONE);
        assertThat(result).isEqualTo(new ReviewResult.Decided(DocumentState.APPROVED));
        assertThat(shelf.rows().get(id))
                .containsEntry("Total", "16.00")
                .containsEntry("Decision", "accepted")
                .containsEntry("Problems", "");
        assertThat(shelf.sidecars().get("a.txt.wenshu.json"))
                .contains("\"decision\" : \"accepted\"")
                .contains("\"origin\" : \"person\"");
        assertThat(shelf.folders()).containsEntry("a.txt", "done");
        assertThat(shelf.properties("a.txt"))
                .containsEntry("decision", "accepted")
                .containsEntry("total", "16.00");
        ExtractRecord record = record(id);
        assertThat(record.fields()).containsEntry("total", "16.00").containsEntry("invoice_number", "R-2026-7");
        assertThat(record.evidence())
                .hasEntrySatisfying("total", found -> assertThat(found.origin()).isEqualTo(Origin.PERSON));
        assertThat(record.problems()).isEmpty();
        assertThat(bench.get(AuditLog.class).of(id))
                .extracting(AuditEntry::detail)
                .contains("anna accepted, corrected total");
    }

    @Test
    void rejectsForAReasonWithoutValuesInTheLedger() {
        // Given
        String id = held("a.txt", DOUBTFUL);

        // When
        bench.get(Review.class).reject(id, "Not ours", "anna");

        // Then
        bench.awaitState(id, DocumentState.REJECTED);
        assertThat(shelf.rows().get(id)).containsEntry("Total", "").containsEntry("Decision", "rejected");
        assertThat(shelf.rows().get(id))
                .hasEntrySatisfying("Problems", text -> assertThat(text).contains("Not ours"));
        assertThat(shelf.folders()).containsEntry("a.txt", "rejected");
    }

    @Test
    void tellsASenderNoHeldValue() {
        // When
        held("a.txt", DOUBTFUL);

        // Then
        assertThat(shelf.replies().get("a.txt"))
                .contains("to be checked")
                .doesNotContain("15.94")
                .doesNotContain("R-2026-7");
    }

    @Test
    void tellsTheSecondOfTwoPersonsThatItIsDecided() {
        // Given
        String id = held("a.txt", DOUBTFUL);
        accept(id);

        // When
        ReviewResult second = bench.get(Review.class).reject(id, "Too late", "ben");

        // Then
        assertThat(second).isInstanceOf(ReviewResult.NotPossible.class);
        bench.awaitState(id, DocumentState.DONE);
    }

    @Test
    void refusesAFieldOfAReadingThatThereIsNot() {
        // Given
        String id = held("a.txt", DOUBTFUL);

        // When
        ReviewResult result = accept(id, new Correction(3, "total", "1.00"));

        // Then
        assertThat(result).isInstanceOf(ReviewResult.NotPossible.class);
        assertThat(bench.state(id)).isEqualTo(DocumentState.IN_REVIEW);
    }

    @Test
    void leavesARowThatAPersonEditedAndAsksAgain() {
        // Given
        String id = held("a.txt", DOUBTFUL);
        shelf.edit(id, "Problems", "phoned them");

        // When
        accept(id);

        // Then
        Awaitility.await()
                .until(() -> bench.get(DocumentRegistry.class)
                        .find(id)
                        .orElseThrow()
                        .problem()
                        .isPresent());
        assertThat(bench.state(id)).isEqualTo(DocumentState.IN_REVIEW);
        assertThat(shelf.rows().get(id)).containsEntry("Problems", "phoned them");
    }

    @Test
    void decidesAnewAfterUndo() {
        // Given
        String id = held("a.txt", DOUBTFUL);
        accept(id, new Correction(0, "total", "16.00"));
        bench.awaitState(id, DocumentState.DONE);
        bench.get(Undo.class).undo(id);

        // When
        accept(id, new Correction(0, "total", "17.00"));

        // Then
        bench.awaitState(id, DocumentState.DONE);
        assertThat(shelf.rows().get(id)).containsEntry("Total", "17.00");
    }

    @Test
    void learnsFromAPartOfAMailAndGoesByIt() {
        // Given
        String id = held("mail.eml", "attach=good.pdf;total=1.00\nattach=bad.pdf;total=2.00;doubt=total\n");

        // When
        accept(id, new Correction(2, "total", "3.00"));

        // Then
        await("{total=1.00}|{total=3.00}");
        assertThat(versions()).singleElement().satisfies(version -> {
            assertThat(version.used()).isTrue();
            assertThat(version.lessons()).isEqualTo(2);
        });
    }

    @Test
    void keepsAWorseVersionWithoutGoingByIt() {
        // Given
        learned("a.txt", "1.00");

        // When
        accept(held("b.txt", "total=5.00\ndoubt=total\n"), new Correction(0, "total", "666.00"));

        // Then
        Awaitility.await().until(() -> versions().size() == 2);
        assertThat(versions().getFirst().objection()).isEqualTo("It got worse");
        assertThat(versions()).extracting(LearnedVersion::used).containsExactly(false, true);
        assertThat(bench.get(ScriptedLearner.class).state()).isEqualTo("{total=1.00}");
    }

    @Test
    void keepsLearningAfterTheLearnerBroke() {
        // Given
        String broken = held("b.txt", "total=5.00\ndoubt=total\n");
        accept(broken, new Correction(0, "total", "500.00"));
        Awaitility.await().until(() -> versions().size() == 1);

        // When
        bench.awaitState(broken, DocumentState.DONE);
        bench.get(Undo.class).undo(broken);
        accept(broken, new Correction(0, "total", "5.00"));

        // Then
        await("{total=5.00}");
        assertThat(versions().getLast().objection()).contains("IllegalStateException");
    }

    @Test
    void staysWithTheVersionThatAPersonChose() {
        // Given
        learned("a.txt", "1.00");
        learned("b.txt", "2.00");

        // When
        boolean known = bench.get(Knowledge.class).choose(1);

        // Then
        assertThat(known).isTrue();
        assertThat(bench.get(ScriptedLearner.class).state()).isEqualTo("{total=1.00}");
        accept(held("c.txt", "total=9.00\ndoubt=total\n"));
        Awaitility.await().until(() -> versions().size() == 3);
        assertThat(bench.get(ScriptedLearner.class).state()).isEqualTo("{total=1.00}");
        bench.get(Knowledge.class).followNewest();
        await("{total=1.00}|{total=2.00}|{total=9.00}");
        assertThat(bench.get(Knowledge.class).choose(9)).isFalse();
    }

    @Test
    void learnsLaterFromADocumentThatCannotBeReadNow() {
        // Given
        String id = held("a.txt", DOUBTFUL);
        reader.failNext(FaultCategory.EXTERNAL, 2);

        // When
        accept(id);

        // Then
        await("{invoice_number=R-2026-7, total=15.94}");
    }

    private void learned(String name, String total) {
        int before = versions().size();
        accept(held(name, "total=" + total + "\ndoubt=total\n"));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> versions().size() == before + 1);
    }

    private void await(String state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> bench.get(ScriptedLearner.class).state().equals(state));
    }

    private List<LearnedVersion> versions() {
        return bench.get(Knowledge.class).versions();
    }

    private String held(String name, String content) {
        String id = bench.drop(name, content);
        bench.awaitState(id, DocumentState.IN_REVIEW);
        return id;
    }

    private ReviewResult accept(String id, Correction... corrections) {
        return bench.get(Review.class).accept(id, List.of(corrections), "anna");
    }

    private ExtractRecord record(String id) {
        return bench.get(DocumentRegistry.class)
                .find(id)
                .orElseThrow()
                .readings()
                .getFirst()
                .record();
    }
}
