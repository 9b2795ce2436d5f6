package dev.wenshu.connector.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation;
import dev.wenshu.connector.WriteBackOperation.MoveOriginal;
import dev.wenshu.connector.WriteBackOperation.SetProperties;
import dev.wenshu.connector.WriteBackOperation.WriteSidecar;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Conflict;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3WriteBackTest {
    private static final String SUFFIX = ".wenshu.json";

    private TestBucket bucket;
    private S3WriteBack writeBack;

    @BeforeEach
    void open() throws IOException {
        bucket = new TestBucket();
        writeBack = S3WriteBack.of(S3Settings.of(bucket.config(Map.of())));
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    @Test
    void writesASidecarTwiceAndChangesItOnce() {
        // Given
        SourceItem item = original("sub/a.pdf");
        Written first = (Written) write(item, sidecar("{}"));
        Instant written = bucket.head("sub/a.pdf" + SUFFIX).lastModified();

        // When
        WriteBackOutcome second = write(item, sidecar("{}"));

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(bucket.head("sub/a.pdf" + SUFFIX).lastModified()).isEqualTo(written);
    }

    @Test
    void replacesOnlyTheSidecarThatItWrote() {
        // Given
        SourceItem item = original("a.pdf");
        write(item, sidecar("held"));
        WriteBackOperation next = sidecar("accepted").replacing(sidecar("held")).orElseThrow();

        // When
        WriteBackOutcome replaced = write(item, next);
        bucket.put("a.pdf" + SUFFIX, "edited by a person");
        WriteBackOutcome refused = write(item, next);

        // Then
        assertThat(replaced).isInstanceOf(Written.class);
        assertThat(refused).isInstanceOf(Conflict.class);
        assertThat(bucket.read("a.pdf" + SUFFIX)).isEqualTo("edited by a person");
    }

    @Test
    void leavesASidecarThatAppearsBetweenLookAndWrite() {
        // Given
        SourceItem item = original("a.pdf");
        bucket.gateway.beforeNextPut(() -> bucket.put("a.pdf" + SUFFIX, "somebody was faster"));

        // When
        WriteBackOutcome outcome = write(item, sidecar("{}"));

        // Then
        assertThat(outcome).isInstanceOf(Conflict.class);
        assertThat(bucket.read("a.pdf" + SUFFIX)).isEqualTo("somebody was faster");
    }

    @Test
    void leavesASidecarThatIsEditedBetweenLookAndReplacement() {
        // Given
        SourceItem item = original("a.pdf");
        write(item, sidecar("held"));
        bucket.gateway.beforeNextPut(() -> bucket.put("a.pdf" + SUFFIX, "edited meanwhile"));

        // When
        WriteBackOutcome outcome =
                write(item, sidecar("accepted").replacing(sidecar("held")).orElseThrow());

        // Then
        assertThat(outcome).isInstanceOf(Conflict.class);
        assertThat(bucket.read("a.pdf" + SUFFIX)).isEqualTo("edited meanwhile");
    }

    @Test
    void writesNothingWhereSomebodyReplacedTheOriginal() {
        // Given
        SourceItem item = original("a.pdf");
        bucket.put("a.pdf", "another document");
        Map<String, String> before = bucket.seen();

        // Then
        for (WriteBackOperation operation : operations()) {
            assertThat(write(item, operation)).isInstanceOf(Conflict.class);
        }
        assertThat(bucket.seen()).isEqualTo(before);
    }

    @Test
    void deletesNoSidecarThatSomebodyEdited() {
        // Given
        SourceItem item = original("a.pdf");
        Written written = (Written) write(item, sidecar("{}"));
        bucket.put("a.pdf" + SUFFIX, "edited by a person");

        // When
        WriteBackOutcome undone = undo(item, written);

        // Then
        assertThat(undone).isInstanceOf(Conflict.class);
        assertThat(bucket.read("a.pdf" + SUFFIX)).isEqualTo("edited by a person");
    }

    @Test
    void keepsTheTagsOfOthersAndThoseThatDecideFirst() {
        // Given
        SourceItem item = original("a.pdf");
        Map<String, String> others = new TreeMap<>();
        for (int number = 0; number < 6; number++) {
            others.put("department" + number, "x");
        }
        bucket.tag("a.pdf", others);

        // When
        WriteBackOutcome outcome = write(item, properties());

        // Then
        others.putAll(Map.of(
                "wenshu_decision", "accepted",
                "wenshu_kind", "invoice",
                "wenshu_document_id", "document-1",
                "wenshu_invoice_number", "R_4711_"));
        assertThat(outcome).isInstanceOf(Written.class);
        assertThat(bucket.tags("a.pdf")).isEqualTo(others);
    }

    @Test
    void refusesTagsWhereOthersLeaveNoRoom() {
        // Given
        SourceItem item = original("a.pdf");
        Map<String, String> others = new TreeMap<>();
        for (int number = 0; number < 8; number++) {
            others.put("department" + number, "x");
        }
        bucket.tag("a.pdf", others);

        // When
        WriteBackOutcome outcome = write(item, properties());

        // Then
        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(bucket.tags("a.pdf")).isEqualTo(others);
    }

    @Test
    void replacesTheTagsThatItSetAndNoneThatAPersonChanged() {
        // Given
        SourceItem item = original("a.pdf");
        SetProperties held = new SetProperties(Map.of("decision", "review", "kind", "invoice"));
        write(item, held);

        // When
        WriteBackOutcome replaced = write(item, properties().replacing(held).orElseThrow());

        // Then
        assertThat(replaced).isInstanceOf(Written.class);
        assertThat(bucket.tags("a.pdf")).containsEntry("wenshu_decision", "accepted");

        // When
        Map<String, String> edited = new TreeMap<>(bucket.tags("a.pdf"));
        edited.put("wenshu_decision", "no, wait");
        bucket.tag("a.pdf", edited);
        WriteBackOutcome refused = write(item, properties().replacing(held).orElseThrow());

        // Then
        assertThat(refused).isInstanceOf(Conflict.class);
        assertThat(bucket.tags("a.pdf")).isEqualTo(edited);
    }

    @Test
    void cutsTagsToWhatTheStoreAllows() {
        // Given
        SourceItem item = original("a.pdf");
        Map<String, String> properties = new LinkedHashMap<>(Map.of("decision", "a<b>&\n\"c\""));
        properties.put("seller", "文".repeat(300));

        // When
        WriteBackOutcome outcome = write(item, new SetProperties(properties));

        // Then
        assertThat(outcome).isInstanceOf(Written.class);
        assertThat(bucket.tags("a.pdf"))
                .isEqualTo(Map.of("wenshu_decision", "a_b____c_", "wenshu_seller", "文".repeat(256)));
    }

    @Test
    void movesWithTagsMetadataAndSidecarsAndFindsItAgain() {
        // Given
        bucket.put("sub/a (1) 文+.pdf", "original".getBytes(StandardCharsets.UTF_8), Map.of("scanner", "3"));
        bucket.tag("sub/a (1) 文+.pdf", Map.of("department", "Einkauf"));
        SourceItem item = item("sub/a (1) 文+.pdf");
        write(item, sidecar("{}"));

        // When
        Written moved = (Written) write(item, new MoveOriginal("done/2026-11"));

        // Then
        String target = "done/2026-11/sub/a (1) 文+.pdf";
        assertThat(bucket.seen().keySet()).containsExactlyInAnyOrder(target, target + SUFFIX);
        assertThat(bucket.head(target).metadata()).containsEntry("scanner", "3");
        assertThat(bucket.tags(target)).containsEntry("department", "Einkauf");
        assertThat(write(item, new MoveOriginal("done/2026-11"))).isEqualTo(moved);
        assertThat(write(item, sidecar("{}"))).isInstanceOf(Written.class);
        assertThat(bucket.seen()).hasSize(2);
    }

    @Test
    void numbersANameThatIsTaken() {
        // Given
        bucket.put("done/a.pdf", "an older one");
        SourceItem item = original("a.pdf");
        write(item, sidecar("{}"));

        // When
        Written written = (Written) write(item, new MoveOriginal("done"));

        // Then
        assertThat(bucket.seen().keySet())
                .containsExactlyInAnyOrder("done/a.pdf", "done/a (2).pdf", "done/a (2).pdf" + SUFFIX);
        assertThat(bucket.read("done/a.pdf")).isEqualTo("an older one");
        assertThat(write(item, new MoveOriginal("done"))).isEqualTo(written);
    }

    @Test
    void finishesAMoveThatWasCutShortAfterTheCopy() {
        // Given
        SourceItem item = original("a.pdf");
        write(item, sidecar("{}"));
        write(item, new MoveOriginal("done"));
        bucket.put("a.pdf", "content of a.pdf");

        // When
        WriteBackOutcome outcome = write(item, new MoveOriginal("done"));

        // Then
        assertThat(outcome).isInstanceOf(Written.class);
        assertThat(bucket.seen().keySet()).containsExactlyInAnyOrder("done/a.pdf", "done/a.pdf" + SUFFIX);
    }

    @Test
    void keepsWhatReplacedTheOriginalDuringAMove() {
        // Given
        SourceItem item = original("a.pdf");
        bucket.gateway.beforeNextPut(() -> bucket.put("a.pdf", "another document"));

        // When
        WriteBackOutcome outcome = write(item, new MoveOriginal("done"));

        // Then
        assertThat(outcome).isInstanceOf(Conflict.class);
        assertThat(bucket.seen().keySet()).containsExactly("a.pdf");
        assertThat(bucket.read("a.pdf")).isEqualTo("another document");
    }

    @Test
    void movesBackOnlyWhereTheNameIsFree() {
        // Given
        SourceItem item = original("a.pdf");
        Written moved = (Written) write(item, new MoveOriginal("done"));
        bucket.put("a.pdf", "a newer one");

        // When
        WriteBackOutcome taken = undo(item, moved);
        bucket.delete("a.pdf");
        WriteBackOutcome free = undo(item, moved);

        // Then
        assertThat(taken).isInstanceOf(Conflict.class);
        assertThat(free).isInstanceOf(Written.class);
        assertThat(bucket.seen().keySet()).containsExactly("a.pdf");
    }

    @Test
    void movesOnlyWhereNothingIsPickedUp() {
        // Given
        SourceItem item = original("a.pdf");

        // Then
        assertThat(write(item, new MoveOriginal("archive"))).isInstanceOf(Refused.class);
        assertThat(write(item, new WriteSidecar(".pdf", new byte[1]))).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "./x", "a//x", "/x", "", "line\nend", "bell\u0007", "turned\u202Efdp"})
    void faultsAsInputOnAnItemThatCouldNotBeItsOwn(String itemId) {
        // Given
        SourceItem item = new SourceItem("s3", bucket.name, itemId, "etag", "x", Instant.EPOCH);

        // Then
        for (WriteBackOperation operation : operations()) {
            assertThatThrownBy(() -> write(item, operation))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.INPUT));
        }
        assertThat(bucket.seen()).isEmpty();
    }

    @Test
    void faultsAsInputWhereTheNameLeavesNoRoomForTheSuffix() {
        // Given
        SourceItem item = original("x/".repeat(200) + "y".repeat(620));

        // Then
        assertThatThrownBy(() -> write(item, sidecar("{}")))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.INPUT));
    }

    @Test
    @Timeout(20)
    void faultsAsExternalWhereTheStoreTakesRequestsAndAnswersNone() {
        // Given
        SourceItem item = original("a.pdf");
        writeBack = S3WriteBack.of(S3Settings.of(bucket.config(Map.of("timeout", "1s"))));
        bucket.gateway.hang();

        // Then
        for (WriteBackOperation operation : operations()) {
            assertThatThrownBy(() -> write(item, operation))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.EXTERNAL));
        }
    }

    @Test
    void faultsAsSetupWhereTheBucketIsNoneOfTheSettingsOrGone() {
        // Given
        SourceItem elsewhere = new SourceItem("s3", "another-bucket", "a.pdf", "etag", "a.pdf", Instant.EPOCH);
        S3WriteBack gone = S3WriteBack.of(S3Settings.of(bucket.config(Map.of("bucket", "no-such-bucket"))));
        SourceItem inGone = new SourceItem("s3", "no-such-bucket", "a.pdf", "etag", "a.pdf", Instant.EPOCH);

        // Then
        for (Runnable attempt : List.<Runnable>of(
                () -> write(elsewhere, sidecar("{}")),
                () -> gone.write(new WriteBackRequest(List.of(new Keyed("key", "id", inGone, sidecar("{}"))))))) {
            assertThatThrownBy(attempt::run)
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.SETUP));
        }
    }

    private SourceItem original(String key) {
        bucket.put(key, "content of " + key);
        return item(key);
    }

    private SourceItem item(String key) {
        return new SourceItem("s3", bucket.name, key, bucket.etag(key), key, Instant.EPOCH);
    }

    private WriteBackOutcome write(SourceItem item, WriteBackOperation operation) {
        return writeBack
                .write(new WriteBackRequest(List.of(new Keyed("key", "document-1", item, operation))))
                .getFirst();
    }

    private WriteBackOutcome undo(SourceItem item, Written written) {
        return writeBack.undo(new UndoRequest("key", "document-1", item, written.undo()));
    }

    private static List<WriteBackOperation> operations() {
        return List.of(sidecar("{}"), properties(), new MoveOriginal("done"));
    }

    private static WriteBackOperation sidecar(String content) {
        return new WriteSidecar(SUFFIX, content.getBytes(StandardCharsets.UTF_8));
    }

    private static SetProperties properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("document_id", "document-1");
        properties.put("decision", "accepted");
        properties.put("kind", "invoice");
        properties.put("total", "1.00");
        properties.put("invoice_number", "R&4711!");
        return new SetProperties(properties);
    }
}
