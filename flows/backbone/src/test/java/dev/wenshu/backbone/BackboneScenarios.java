package dev.wenshu.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.backbone.audit.AuditLog;
import dev.wenshu.backbone.audit.AuditVerdict;
import dev.wenshu.backbone.fault.SetupFaults;
import dev.wenshu.backbone.queue.DeadLetter;
import dev.wenshu.backbone.queue.DeadLetters;
import dev.wenshu.backbone.queue.WorkQueue;
import dev.wenshu.backbone.registry.DocumentRegistry;
import dev.wenshu.backbone.registry.DocumentState;
import dev.wenshu.backbone.registry.DocumentStatus;
import dev.wenshu.backbone.testing.ScriptedReader;
import dev.wenshu.backbone.testing.ShelfSystem;
import dev.wenshu.backbone.writeback.Undo;
import dev.wenshu.backbone.writeback.UndoResult;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.ServiceStatus;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the backbone promises, whichever broker and database it stands on. */
abstract class BackboneScenarios {
    private static final String INVOICE = "invoice_number=27086599\ntotal=15.94\n";
    private static final String DOUBTFUL = "invoice_number=27086599\ntotal=15.94\ndoubt=total\n";

    final ShelfSystem shelf = new ShelfSystem();
    final ScriptedReader reader = new ScriptedReader();
    private Bench bench;

    @TempDir
    Path folder;

    /** Settings of the database and broker under test, empty ones at the first use in each test. */
    abstract Map<String, String> settings() throws Exception;

    @BeforeEach
    void start() throws Exception {
        bench = new Bench(folder, settings(), shelf, reader);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void writesAcceptedDocumentBackAndEndsDone() {
        // Given
        String id = bench.drop("a.txt", INVOICE);

        // When
        bench.awaitState(id, DocumentState.DONE);

        // Then
        assertThat(shelf.sidecars()).containsOnlyKeys("a.txt.wenshu.json", "a.txt.summary.md");
        assertThat(shelf.rows()).containsOnlyKeys(id);
        assertThat(shelf.rows().get(id))
                .containsEntry("Total", "15.94")
                .containsEntry("Invoice number", "27086599")
                .containsEntry("Decision", "accepted");
        assertThat(shelf.effects())
                .containsExactly("a.txt.wenshu.json", "a.txt.summary.md", "a.txt#properties", id, "a.txt");
        assertThat(shelf.properties("a.txt"))
                .containsEntry("decision", "accepted")
                .containsEntry("total", "15.94");
        assertThat(shelf.folders()).containsEntry("a.txt", "done");
        DocumentStatus status = bench.get(DocumentRegistry.class).find(id).orElseThrow();
        assertThat(status.readings().getFirst().record().fields()).containsEntry("total", "15.94");
        assertThat(bench.get(AuditLog.class).verify()).isInstanceOf(AuditVerdict.Intact.class);
    }

    @Test
    void handsTheSameItemOnOnce() {
        // Given
        String first = bench.drop("a.txt", INVOICE);

        // When
        String second = bench.drop("a.txt", INVOICE);

        // Then
        bench.awaitIdle();
        assertThat(second).isEqualTo(first);
        assertThat(reader.parsed()).isEqualTo(1);
        assertThat(shelf.rows()).hasSize(1);
    }

    @Test
    void takesChangedContentOfAnItemAsAnotherDocument() {
        // Given
        String first = bench.drop("a.txt", INVOICE);
        bench.awaitIdle();

        // When
        String second = bench.drop("a.txt", INVOICE + "tax=1.00\n");

        // Then
        bench.awaitIdle();
        assertThat(second).isNotEqualTo(first);
        assertThat(shelf.rows()).containsOnlyKeys(first, second);
    }

    @Test
    void leavesTheResultOfTheNewerContentWhereBothWaitedToBeWritten() {
        // Given
        shelf.fail(new Fault(FaultCategory.EXTERNAL, "The system is away"));
        bench.drop("a.txt", INVOICE);
        String second = bench.drop("a.txt", INVOICE + "tax=1.00\n");
        bench.awaitState(second, DocumentState.WRITING);

        // When
        shelf.fail(null);
        bench.awaitIdle();

        // Then
        bench.awaitState(second, DocumentState.DONE);
        assertThat(shelf.sidecars())
                .hasEntrySatisfying(
                        "a.txt.wenshu.json", json -> assertThat(json).contains(second));
    }

    @Test
    void neverWritesHeldFieldsIntoTheLedger() {
        // Given
        String id = bench.drop("a.txt", DOUBTFUL);

        // When
        bench.awaitState(id, DocumentState.IN_REVIEW);

        // Then
        assertThat(shelf.rows().toString()).doesNotContain("15.94").doesNotContain("27086599");
        assertThat(shelf.rows().get(id))
                .containsEntry("Decision", "to be checked")
                .containsEntry("Problems", "total: DOUBTFUL");
        assertThat(shelf.sidecars().get("a.txt.wenshu.json"))
                .contains("\"decision\" : \"review\"")
                .contains("15.94");
        assertThat(shelf.folders()).containsEntry("a.txt", "review");
        assertThat(shelf.properties("a.txt"))
                .containsEntry("decision", "review")
                .doesNotContainKeys("total", "invoice_number");
    }

    @Test
    void holdsOnlyTheDoubtfulPartOfAMail() {
        // Given
        String id = bench.drop("mail.eml", "attach=good.pdf;total=1.00\nattach=bad.pdf;total=2.00;doubt=total\n");

        // When
        bench.awaitState(id, DocumentState.IN_REVIEW);

        // Then
        assertThat(shelf.rows()).containsOnlyKeys(id + "/good.pdf", id + "/bad.pdf");
        assertThat(shelf.rows().get(id + "/good.pdf")).containsEntry("Total", "1.00");
        assertThat(shelf.rows().get(id + "/bad.pdf")).containsEntry("Total", "");
    }

    @Test
    void writesTheReasonOfARejectionBack() {
        // Given
        String id = bench.drop("a.txt", "unreadable=broken\n");

        // When
        bench.awaitState(id, DocumentState.REJECTED);

        // Then
        assertThat(shelf.rows().get(id))
                .containsEntry("Decision", "rejected")
                .containsEntry("Problems", "unreadable=broken");
        assertThat(shelf.folders()).containsEntry("a.txt", "rejected");
    }

    @Test
    void rejectsADocumentOverWhichReadingFindsABadInput() {
        // Given
        reader.failNext(FaultCategory.INPUT, 1);

        // When
        String id = bench.drop("a.txt", INVOICE);

        // Then
        bench.awaitState(id, DocumentState.REJECTED);
        assertThat(reader.parsed()).isZero();
    }

    @Test
    void triesAgainWhileALedgerIsLockedAndLetsOthersPass() {
        // Given
        shelf.lockLedger(true);
        String waiting = bench.drop("a.txt", INVOICE);
        awaitFaultOf(waiting);

        // When
        String other = bench.drop("b.txt", "unreadable=x\n");
        awaitFaultOf(other);
        shelf.lockLedger(false);

        // Then
        bench.awaitState(waiting, DocumentState.DONE);
        bench.awaitState(other, DocumentState.REJECTED);
        assertThat(shelf.rows()).containsOnlyKeys(waiting, other);
        assertThat(shelf.effects()).doesNotHaveDuplicates();
    }

    @Test
    void writesNothingTwiceWhenAnAnswerIsLost() {
        // Given
        shelf.loseNextAnswer();

        // When
        String id = bench.drop("a.txt", INVOICE);

        // Then
        bench.awaitState(id, DocumentState.DONE);
        assertThat(shelf.effects()).doesNotHaveDuplicates().hasSize(5);
    }

    @Test
    void asksAPersonWhenTheOriginalWasChanged() {
        // Given
        shelf.changeItem("a.txt");

        // When
        String id = bench.drop("a.txt", INVOICE);

        // Then
        bench.awaitState(id, DocumentState.IN_REVIEW);
        assertThat(bench.get(DocumentRegistry.class).find(id).orElseThrow().problem())
                .hasValueSatisfying(problem -> assertThat(problem.code()).isEqualTo("WRITE_BACK_CONFLICT"));
        assertThat(shelf.effects()).isEmpty();
    }

    @Test
    void givesUpOnADefectOfOursAndReplaysItOnDemand() {
        // Given
        reader.failNext(FaultCategory.INTERNAL, 5);
        String id = bench.drop("a.txt", INVOICE);
        bench.awaitState(id, DocumentState.FAILED);
        DeadLetters deadLetters = bench.get(DeadLetters.class);
        List<DeadLetter> letters = deadLetters.list();

        // When
        boolean replayed = deadLetters.replay(letters.getFirst().id());

        // Then
        assertThat(letters).hasSize(1);
        assertThat(letters.getFirst().queue()).isEqualTo(WorkQueue.PROCESS);
        assertThat(replayed).isTrue();
        bench.awaitState(id, DocumentState.DONE);
        assertThat(deadLetters.list()).isEmpty();
        assertThat(deadLetters.replay(letters.getFirst().id())).isFalse();
        assertThat(shelf.rows()).containsOnlyKeys(id);
    }

    @Test
    void letsOneBrokenRowFailAlone() {
        // Given
        shelf.lockLedger(true);
        shelf.breakRowOf("broken.txt");
        String broken = bench.drop("broken.txt", INVOICE);
        String good = bench.drop("good.txt", INVOICE);
        awaitFaultOf(good);

        // When
        shelf.lockLedger(false);

        // Then
        bench.awaitState(good, DocumentState.DONE);
        bench.awaitState(broken, DocumentState.FAILED);
        assertThat(bench.get(DeadLetters.class).list())
                .extracting(DeadLetter::queue)
                .containsExactly(WorkQueue.WRITE_BACK);
    }

    @Test
    void stopsReadingWhenItIsNotSetUpAndKeepsTheMessage() throws Exception {
        // Given
        reader.failNext(FaultCategory.SETUP, 1);
        String id = bench.drop("a.txt", INVOICE);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        bench.camel().getRouteController().getRouteStatus("backbone-process") == ServiceStatus.Stopped);
        assertThat(bench.get(SetupFaults.class).current()).containsOnlyKeys(WorkQueue.PROCESS);

        // When
        bench.camel().getRouteController().startRoute("backbone-process");

        // Then
        bench.awaitState(id, DocumentState.DONE);
        assertThat(shelf.rows()).containsOnlyKeys(id);
    }

    @Test
    void goesOnAfterARestartWhereItStopped() throws Exception {
        // Given
        shelf.fail(new Fault(FaultCategory.EXTERNAL, "The system is away"));
        String id = bench.drop("a.txt", INVOICE);
        awaitFaultOf(id);
        bench.close();
        shelf.fail(null);

        // When
        bench = new Bench(folder, settings(), shelf, reader);

        // Then
        bench.awaitState(id, DocumentState.DONE);
        assertThat(reader.parsed()).isEqualTo(1);
        assertThat(shelf.effects()).doesNotHaveDuplicates().hasSize(5);
    }

    @Test
    void takesBackWhatItWrote() {
        // Given
        String id = bench.drop("a.txt", INVOICE);
        bench.awaitState(id, DocumentState.DONE);

        // When
        UndoResult result = bench.get(Undo.class).undo(id);

        // Then
        assertThat(result).isEqualTo(new UndoResult.TakenBack(5, 0));
        assertThat(shelf.effects().subList(5, 10))
                .containsExactly(
                        "undo a.txt",
                        "undo " + id,
                        "undo a.txt#properties",
                        "undo a.txt.summary.md",
                        "undo a.txt.wenshu.json");
        assertThat(shelf.rows()).isEmpty();
        assertThat(bench.state(id)).isEqualTo(DocumentState.IN_REVIEW);
        assertThat(bench.get(Undo.class).undo(id)).isEqualTo(new UndoResult.TakenBack(0, 0));
    }

    @Test
    void writesManyDocumentsWithFewLedgerWrites() {
        // Given
        shelf.lockLedger(true);
        for (int i = 0; i < 40; i++) {
            bench.drop("a" + i + ".txt", "total=" + i + ".00\n");
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> bench.count(DocumentState.WRITING) == 40);
        int before = shelf.ledgerWrites();

        // When
        shelf.lockLedger(false);

        // Then
        bench.awaitIdle();
        assertThat(shelf.rows()).hasSize(40);
        assertThat(shelf.effects()).doesNotHaveDuplicates().hasSize(200);
        assertThat(shelf.ledgerWrites() - before).isLessThan(20);
        assertThat(bench.get(AuditLog.class).verify()).isInstanceOf(AuditVerdict.Intact.class);
    }

    private void awaitFaultOf(String id) {
        Awaitility.await("a fault of the document")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> bench.get(DocumentRegistry.class)
                        .find(id)
                        .orElseThrow()
                        .lastFault()
                        .isPresent());
    }
}
