package dev.wenshu.connector.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wenshu.connector.testkit.RecordingIntake;
import dev.wenshu.connector.testkit.RecordingIntake.HandedOn;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSourceRouteTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final RecordingIntake intake = new RecordingIntake();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() throws IOException {
        context.close();
    }

    @Test
    void handsOnAThousandFilesExactlyOnce() throws Exception {
        // Given
        for (int number = 0; number < 1000; number++) {
            put("sub" + number % 7 + "/" + number + ".txt", "content " + number);
        }

        // When
        start(Map.of());
        awaitCount(1000);
        put("fence.txt", "after");
        awaitCount(1001);

        // Then
        assertThat(intake.handedOn()).extracting(one -> one.item().itemId()).doesNotHaveDuplicates();
        assertThat(intake.handedOn())
                .filteredOn(one -> one.item().itemId().equals("sub3/3.txt"))
                .singleElement()
                .extracting(HandedOn::sha256)
                .isEqualTo(sha256("content 3"));
    }

    @Test
    void leavesAFileAloneWhileItIsStillBeingCopied() throws Exception {
        // Given
        start(Map.of("wenshu.folder.stability-window", "1s"));
        Path slow = folder.resolve("slow.txt");

        // When
        try (OutputStream out = Files.newOutputStream(slow)) {
            for (int chunk = 0; chunk < 15; chunk++) {
                out.write("chunk".getBytes(StandardCharsets.UTF_8));
                out.flush();
                await().pollDelay(Duration.ofMillis(100)).until(() -> true);
                assertThat(intake.handedOn()).isEmpty();
            }
        }
        awaitCount(1);

        // Then
        assertThat(intake.handedOn())
                .singleElement()
                .extracting(HandedOn::sha256)
                .isEqualTo(ContentHash.of(slow).hex());
    }

    @Test
    void leavesHiddenTemporaryAndItsOwnFilesAlone() throws Exception {
        // Given
        for (String name : List.of(
                ".hidden.pdf",
                "~$plan.xlsx",
                ".~lock.plan.xlsx#",
                "a.part",
                "b.pdf.crdownload",
                "c.TMP",
                "d.pdf.wenshu.json",
                "d.pdf.summary.md",
                "wenshu-ledger.xlsx",
                "wenshu-ledger-2025.xlsx",
                "done/e.pdf",
                "done/2026-11/f.pdf",
                "review/g.pdf",
                "rejected/h.pdf",
                ".git/i.pdf",
                "Thumbs.db",
                "note.bak")) {
            put(name, name);
        }
        put("wanted.pdf", "wanted");
        put("deeper/done.pdf", "wanted too");

        // When
        start(Map.of("wenshu.folder.exclude", "*.bak"));
        awaitCount(2);
        put("zzz.pdf", "fence");
        awaitCount(3);

        // Then
        assertThat(intake.handedOn())
                .extracting(one -> one.item().itemId())
                .containsExactlyInAnyOrder("wanted.pdf", "deeper/done.pdf", "zzz.pdf");
    }

    @Test
    void followsNoLinkOutOfTheInboxNorRoundInACircle() throws Exception {
        // Given
        Path outside = Files.createTempDirectory("outside");
        Files.writeString(outside.resolve("secret.pdf"), "secret");
        Files.createSymbolicLink(folder.resolve("out"), outside);
        Files.createSymbolicLink(folder.resolve("secret.pdf"), outside.resolve("secret.pdf"));
        Files.createSymbolicLink(folder.resolve("circle"), folder);

        // When
        start(Map.of());
        put("fence.pdf", "fence");
        awaitCount(1);

        // Then
        assertThat(intake.handedOn())
                .singleElement()
                .extracting(one -> one.item().itemId())
                .isEqualTo("fence.pdf");
    }

    @Test
    void handsOnAFileAgainAfterItWasReplaced() throws Exception {
        // Given
        put("a.pdf", "one");
        start(Map.of());
        awaitCount(1);

        // When
        put("a.pdf", "three");
        Files.setLastModifiedTime(folder.resolve("a.pdf"), FileTime.from(Instant.parse("2026-11-22T08:00:00Z")));
        awaitCount(2);

        // Then
        assertThat(intake.handedOn()).extracting(one -> one.item().version()).doesNotHaveDuplicates();
    }

    @Test
    void doesNotOfferAgainWhatIntakeRefusedAsABadDocument() throws Exception {
        // Given
        intake.failNext(new Fault(FaultCategory.INPUT, "larger than allowed"));
        put("bad.pdf", "bad");

        // When
        start(Map.of());
        await().atMost(PATIENCE).until(intake::hasRaisedAll);
        put("good.pdf", "good");
        awaitCount(1);

        // Then
        assertThat(intake.handedOn())
                .singleElement()
                .extracting(one -> one.item().itemId())
                .isEqualTo("good.pdf");
    }

    @Test
    void remembersOverARestartWhatWasHandedOn() throws Exception {
        // Given
        Path seen = Files.createTempDirectory("seen").resolve("seen.txt");
        put("old.pdf", "old");
        start(Map.of("wenshu.folder.seen-file", seen.toString()));
        awaitCount(1);
        context.stop();

        // When
        try (DefaultCamelContext restarted = new DefaultCamelContext()) {
            put("new.pdf", "new");
            start(restarted, Map.of("wenshu.folder.seen-file", seen.toString()));
            awaitCount(2);
        }

        // Then
        assertThat(intake.count("old.pdf")).isEqualTo(1);
    }

    @Test
    void picksUpOnceAMissingInboxIsThere() throws Exception {
        // Given
        Path missing = folder.resolve("later");
        start(Map.of("wenshu.folder.inbox", missing.toString()));

        // When
        Files.createDirectory(missing);
        Files.writeString(missing.resolve("a.pdf"), "a");
        awaitCount(1);

        // Then
        assertThat(intake.count("a.pdf")).isEqualTo(1);
    }

    @Test
    void startsNoSourceRouteWithoutAnInbox() throws Exception {
        // When
        start(Map.of("wenshu.folder.inbox", ""));

        // Then
        assertThat(context.getRoute(FolderSourceRoute.ID)).isNull();
        assertThat(new FolderConnector(FolderFixture.settings(folder, Map.of("wenshu.folder.inbox", ""))).routeIds())
                .doesNotContain(FolderSourceRoute.ID);
    }

    @Test
    void listsAllWrongSettingsAtOnce() {
        // Given
        FolderConfig wrong = FolderFixture.settings(
                Path.of("relative"), Map.of("wenshu.folder.include", "[", "wenshu.folder.sidecar-suffixes", "../x"));

        // Then
        assertThatThrownBy(() -> FolderSettings.of(wrong))
                .isInstanceOf(Fault.class)
                .hasMessageContainingAll("inbox", "include", "sidecar-suffixes")
                .extracting(thrown -> ((Fault) thrown).category())
                .isEqualTo(FaultCategory.SETUP);
    }

    private void start(Map<String, String> settings) throws Exception {
        start(context, settings);
    }

    private void start(DefaultCamelContext in, Map<String, String> settings) throws Exception {
        in.addRoutes(intake);
        in.addRoutes(new FolderSourceRoute(FolderFixture.settings(folder, settings)));
        in.start();
    }

    private void awaitCount(int count) {
        await().atMost(PATIENCE).until(() -> intake.handedOn().size() >= count);
    }

    private void put(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static String sha256(String content) {
        return ContentHash.of(content.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
