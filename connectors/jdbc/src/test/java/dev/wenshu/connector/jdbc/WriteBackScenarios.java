package dev.wenshu.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation;
import dev.wenshu.connector.WriteBackOperation.SetProperties;
import dev.wenshu.connector.WriteBackOperation.WriteSidecar;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Conflict;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Write-back, the same on every database. */
abstract class WriteBackScenarios {
    private static final SetProperties ACCEPTED = new SetProperties(Map.of(
            "decision", "accepted",
            "total", "119.1",
            "issue_date", "2026-11-24",
            "seen_at", "2026-11-24T08:30:00.25Z",
            "document_id", "document-1",
            "seller", "has no column"));

    private TestDatabase database;

    abstract TestDatabase newDatabase() throws Exception;

    @BeforeEach
    final void open() throws Exception {
        database = newDatabase();
        database.insert(1, "1.pdf", "one");
    }

    @AfterEach
    final void close() throws Exception {
        database.close();
    }

    @Test
    final void writesEachPropertyAsItsColumnHoldsIt() {
        // When
        WriteBackOutcome outcome = write(ACCEPTED);

        // Then
        assertThat(outcome).isInstanceOf(Written.class);
        assertThat(database.row(1))
                .containsEntry("status", "accepted")
                .containsEntry("total", "119.10")
                .containsEntry("issue_date", "2026-11-24")
                .containsEntry("doc", "document-1");
        assertThat(database.count("seen_at = TIMESTAMP WITH TIME ZONE '2026-11-24 08:30:00+00:00'"))
                .isEqualTo(1);
    }

    @Test
    final void seesThatARepeatedWriteIsDoneThoughTheVersionWentOn() {
        // Given
        database.countRevisions();
        Written first = (Written) write(ACCEPTED);
        Map<String, String> before = database.row(1);

        // When
        WriteBackOutcome second = write(ACCEPTED);

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(database.row(1)).isEqualTo(before).containsEntry("rev", "2");
    }

    @Test
    final void goesOnAfterItsOwnChangeOfTheVersion() {
        // Given
        database.countRevisions();
        SetProperties held = new SetProperties(Map.of("decision", "review", "document_id", "document-1"));
        write(held);

        // When
        WriteBackOutcome sidecar = write(sidecar("{}"));
        WriteBackOutcome replaced = write(ACCEPTED.replacing(held).orElseThrow());

        // Then
        assertThat(sidecar).isInstanceOf(Written.class);
        assertThat(replaced).isInstanceOf(Written.class);
        assertThat(database.row(1)).containsEntry("status", "accepted").containsEntry("result", "{}");
    }

    @Test
    final void writesNothingWhereSomebodyChangedOrDeletedTheRow() {
        // Given
        database.run("UPDATE invoices SET rev = 2");
        Map<String, String> before = database.row(1);

        // When
        WriteBackOutcome properties = write(ACCEPTED);
        WriteBackOutcome sidecar = write(sidecar("{}"));

        // Then
        assertThat(properties).isInstanceOf(Conflict.class);
        assertThat(sidecar).isInstanceOf(Conflict.class);
        assertThat(database.row(1)).isEqualTo(before);

        // When
        database.run("DELETE FROM invoices");

        // Then
        assertThat(write(ACCEPTED)).isInstanceOf(Conflict.class);
    }

    @Test
    final void leavesAColumnThatSomebodyElseSet() {
        // Given
        database.run("UPDATE invoices SET total = 5");
        Map<String, String> before = database.row(1);

        // When
        WriteBackOutcome outcome = write(Map.of("version-column", ""), ACCEPTED);

        // Then
        assertThat(outcome).isInstanceOf(Conflict.class);
        assertThat(database.row(1)).isEqualTo(before);
    }

    @Test
    final void replacesWhatItWroteAndTakesAwayWhatIsWantedNoMore() {
        // Given
        write(ACCEPTED);
        SetProperties next = new SetProperties(Map.of("decision", "rejected"));

        // When
        WriteBackOutcome outcome = write(next.replacing(ACCEPTED).orElseThrow());

        // Then
        assertThat(outcome).isInstanceOf(Written.class);
        assertThat(database.row(1))
                .containsEntry("status", "rejected")
                .doesNotContainKeys("total", "issue_date", "doc");
    }

    @Test
    final void startsFromTheEmptyValueAndGoesBackToIt() {
        // Given
        database.run("UPDATE invoices SET status = 'NEW'");
        Map<String, String> before = database.row(1);
        Map<String, String> settings = Map.of("empty-values.decision", "NEW");

        // When
        WriteBackOutcome withoutSetting = write(ACCEPTED);
        Written written = (Written) write(settings, ACCEPTED);
        WriteBackOutcome undone = undo(settings, written);
        WriteBackOutcome again = undo(settings, written);

        // Then
        assertThat(withoutSetting).isInstanceOf(Conflict.class);
        assertThat(undone).isInstanceOf(Written.class);
        assertThat(again).isInstanceOf(Written.class);
        assertThat(database.row(1)).isEqualTo(before);
    }

    @Test
    final void takesNothingBackThatSomebodyChanged() {
        // Given
        Written properties = (Written) write(ACCEPTED);
        Written sidecar = (Written) write(sidecar("{}"));
        database.run("UPDATE invoices SET status = 'paid', result = 'edited'");
        Map<String, String> before = database.row(1);

        // When
        WriteBackOutcome first = undo(Map.of(), properties);
        WriteBackOutcome second = undo(Map.of(), sidecar);

        // Then
        assertThat(first).isInstanceOf(Conflict.class);
        assertThat(second).isInstanceOf(Conflict.class);
        assertThat(database.row(1)).isEqualTo(before);
    }

    @Test
    final void refusesWhatAColumnCannotHoldAndNamesIt() {
        // Given
        Map<String, String> before = database.row(1);
        Map<String, String> unfit = Map.of(
                "decision", "much longer than twenty characters",
                "total", "1.005",
                "issue_date", "yesterday");

        // Then
        unfit.forEach((property, value) -> {
            WriteBackOutcome outcome = write(new SetProperties(Map.of(property, value)));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason())
                                    .containsIgnoringCase(property.equals("decision") ? "status" : property)
                                    .doesNotContain(value));
        });
        assertThat(write(new SetProperties(Map.of("total", "99999999999999"))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).containsIgnoringCase("total"));
        assertThat(database.row(1)).isEqualTo(before);
    }

    @Test
    final void refusesWhatAConstraintForbids() {
        // Given
        database.run("ALTER TABLE invoices ADD CONSTRAINT positive CHECK (total > 0)");

        // When
        WriteBackOutcome outcome = write(new SetProperties(Map.of("total", "-1")));

        // Then
        assertThat(outcome).isInstanceOf(Refused.class);
    }

    @Test
    final void replacesOnlyTheSidecarThatItWrote() {
        // Given
        write(sidecar("held 文"));
        WriteBackOperation next =
                sidecar("accepted").replacing(sidecar("held 文")).orElseThrow();

        // When
        WriteBackOutcome replaced = write(next);
        database.run("UPDATE invoices SET result = 'edited by a person'");
        WriteBackOutcome refused = write(next);

        // Then
        assertThat(replaced).isInstanceOf(Written.class);
        assertThat(refused).isInstanceOf(Conflict.class);
        assertThat(database.row(1)).containsEntry("result", "edited by a person");
    }

    @Test
    final void writesASidecarIntoBytesAndTakesItBack() {
        // Given
        Map<String, String> settings = Map.of("sidecar-column", "result_bytes");

        // When
        Written written = (Written) write(settings, sidecar("{\"文\":1}"));
        WriteBackOutcome again = write(settings, sidecar("{\"文\":1}"));
        long present = database.count("OCTET_LENGTH(result_bytes) = 9");
        WriteBackOutcome undone = undo(settings, written);

        // Then
        assertThat(again).isEqualTo(written);
        assertThat(present).isEqualTo(1);
        assertThat(undone).isInstanceOf(Written.class);
        assertThat(database.count("result_bytes IS NULL")).isEqualTo(1);
    }

    @Test
    final void bindsValuesAndBelievesNone() {
        // Given
        String hostile = "'; DROP TABLE x--";

        // When
        WriteBackOutcome outcome = write(new SetProperties(Map.of("decision", hostile)));

        // Then
        assertThat(outcome).isInstanceOf(Written.class);
        assertThat(database.row(1)).containsEntry("status", hostile);
    }

    private WriteBackOutcome write(WriteBackOperation operation) {
        return write(Map.of(), operation);
    }

    private WriteBackOutcome write(Map<String, String> more, WriteBackOperation operation) {
        Keyed keyed = new Keyed("key-1", "document-1", item(), operation);
        return writeBack(more).write(new WriteBackRequest(List.of(keyed))).getFirst();
    }

    private WriteBackOutcome undo(Map<String, String> more, Written written) {
        return writeBack(more).undo(new UndoRequest("key-1", "document-1", item(), written.undo()));
    }

    private JdbcWriteBack writeBack(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "table", "invoices",
                "version-column", "rev",
                "columns.decision", "status",
                "columns.total", "total",
                "columns.issue_date", "issue_date",
                "columns.seen_at", "seen_at",
                "columns.document_id", "doc",
                "sidecar-column", "result"));
        settings.putAll(more);
        return new JdbcWriteBack(JdbcSettings.of(database.config(settings)));
    }

    private SourceItem item() {
        String source = database.url().split("[?;]", 2)[0] + "#erp";
        return new SourceItem("jdbc", source, "1", "1", "1.pdf", Instant.EPOCH);
    }

    private static WriteSidecar sidecar(String content) {
        return new WriteSidecar(".wenshu.json", content.getBytes(StandardCharsets.UTF_8));
    }
}
