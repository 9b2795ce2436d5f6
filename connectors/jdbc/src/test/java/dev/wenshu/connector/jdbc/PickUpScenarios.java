package dev.wenshu.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wenshu.connector.testkit.RecordingIntake;
import dev.wenshu.connector.testkit.RecordingIntake.HandedOn;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pick-up, the same on every database. */
abstract class PickUpScenarios {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    final RecordingIntake intake = new RecordingIntake();
    TestDatabase database;
    private DefaultCamelContext context = new DefaultCamelContext();

    abstract TestDatabase newDatabase() throws Exception;

    @BeforeEach
    final void open() throws Exception {
        database = newDatabase();
    }

    @AfterEach
    final void close() throws Exception {
        context.close();
        database.close();
    }

    @Test
    final void namesTheItemByIdVersionAndFileName() throws Exception {
        // Given
        database.insert(7, "Grüße 文档 #1 100%+.pdf", "ours");
        database.run("UPDATE invoices SET received = TIMESTAMP WITH TIME ZONE '2026-11-24 09:30:00+01:00'");

        // When
        start(Map.of("item-received-at", "received"));
        awaitCount(1);

        // Then
        assertThat(intake.handedOn()).singleElement().satisfies(one -> {
            assertThat(one.item().system()).isEqualTo("jdbc");
            assertThat(one.item().source()).startsWith("jdbc:").endsWith("#erp");
            assertThat(one.item().itemId()).isEqualTo("7");
            assertThat(one.item().version()).isEqualTo("1");
            assertThat(one.item().fileName()).isEqualTo("Grüße 文档 #1 100%+.pdf");
            assertThat(one.item().receivedAt()).isEqualTo("2026-11-24T08:30:00Z");
            assertThat(one.sha256()).isEqualTo(sha256("ours"));
        });
    }

    @Test
    final void handsOnMoreRowsThanAPageHoldsOnceAndARowAgainWhenItChanges() throws Exception {
        // Given
        for (int id = 1; id <= 25; id++) {
            database.insert(id, id + ".pdf", "content " + id);
        }
        database.run("UPDATE invoices SET content = NULL WHERE id = 3");

        // When
        start(Map.of("fetch-size", "5"));
        awaitCount(24);
        database.run("UPDATE invoices SET rev = 2 WHERE id = 20");
        awaitCount(25);

        // Then
        assertThat(intake.handedOn()).extracting(one -> one.item().itemId()).doesNotContain("3");
        assertThat(intake.count("20.pdf")).isEqualTo(2);
        assertThat(intake.count("1.pdf")).isEqualTo(1);
    }

    @Test
    final void handsOnTextAsUtf8() throws Exception {
        // Given
        String text = "Zahlung 文 🧾 " + "x🧾".repeat(9000);
        database.insert(1, "a.txt", "");
        database.run("UPDATE invoices SET words = ? WHERE id = 1", text);

        // When
        start(Map.of("query", "SELECT id, file_name, words, rev FROM invoices", "item-content", "words"));
        awaitCount(1);

        // Then
        assertThat(intake.handedOn())
                .singleElement()
                .extracting(HandedOn::sha256)
                .isEqualTo(sha256(text));
    }

    @Test
    final void readsFilesBelowThePathRootAndNoOthers() throws Exception {
        // Given
        Files.createDirectories(folder.resolve("root/in"));
        Files.writeString(folder.resolve("secret.txt"), "not ours");
        Files.writeString(folder.resolve("root/in/a.pdf"), "ours");
        Files.createSymbolicLink(folder.resolve("root/link"), folder.resolve("secret.txt"));
        List<String> paths = List.of(
                "../secret.txt",
                folder.resolve("secret.txt").toString(),
                "link",
                "in",
                "",
                "a\0b",
                "not/yet.pdf",
                "in\\a.pdf");
        for (int at = 0; at < paths.size(); at++) {
            database.insert(at, "", "");
            if (paths.get(at).indexOf(0) < 0) {
                database.run("UPDATE invoices SET words = ? WHERE id = ?", paths.get(at), at);
            }
        }

        // When
        start(Map.of(
                "query", "SELECT id, file_name, words, rev FROM invoices",
                "item-content", "words",
                "path-root", folder.resolve("root").toString()));
        awaitCount(1);

        // Then
        assertThat(intake.handedOn()).singleElement().satisfies(one -> {
            assertThat(one.item().fileName()).isEqualTo("a.pdf");
            assertThat(one.sha256()).isEqualTo(sha256("ours"));
        });
    }

    @Test
    final void takesTheWatermarkOnlyPastRowsThatAreSettled() throws Exception {
        // Given
        Map<String, String> settings = watermark("rev", "5");
        for (int id = 1; id <= 3; id++) {
            database.insert(id, id + ".pdf", "content " + id);
            database.run("UPDATE invoices SET rev = ? WHERE id = ?", id * 100, id);
        }
        intake.failNext(new Fault(FaultCategory.INTERNAL, "a defect"));

        // When
        start(settings);
        awaitCount(2);
        stop();

        // Then
        assertThat(folder.resolve("watermark")).doesNotExist();

        // When
        start(settings);
        await().atMost(PATIENCE).until(() -> watermark().equals("NUMBER 300"));
        stop();
        database.insert(4, "late.pdf", "late");
        database.run("UPDATE invoices SET rev = 297 WHERE id = 4");
        database.insert(5, "too late.pdf", "too late");
        database.run("UPDATE invoices SET rev = 290 WHERE id = 5");
        start(settings);
        awaitCount(4);

        // Then
        assertThat(intake.count("late.pdf")).isEqualTo(1);
        assertThat(intake.count("1.pdf")).isEqualTo(1);
        assertThat(intake.count("too late.pdf")).isZero();
    }

    @Test
    final void goesByTimesAndBelievesNoFuture() throws Exception {
        // Given
        Map<String, String> settings = watermark("changed", "1h");
        database.insert(1, "1.pdf", "one");
        database.insert(2, "future.pdf", "two");
        database.run("UPDATE invoices SET changed = TIMESTAMP '2099-01-01 00:00:00' WHERE id = 2");

        // When
        start(settings);
        awaitCount(2);
        stop();
        start(settings);
        database.insert(3, "3.pdf", "three");
        await().atMost(PATIENCE).until(() -> intake.count("3.pdf") == 1);

        // Then
        assertThat(Files.readString(folder.resolve("watermark"))).doesNotContain("2099");
    }

    @Test
    final void leavesHostileNamesHarmless() throws Exception {
        // Given
        database.insert(1, "../../etc/pass\nwd", "1");
        database.insert(2, "C:\\temp\\\u202Efdp.exe", "2");
        database.insert(3, "..", "3");
        database.insert(4, "", "4");
        database.insert(5, "x".repeat(290) + ".pdf", "5");

        // When
        start(Map.of());
        awaitCount(5);

        // Then
        assertThat(intake.handedOn())
                .extracting(one -> one.item().fileName())
                .containsExactly("pass_wd", "_fdp.exe", "3", "4", "x".repeat(146) + ".pdf");
        assertThat(intake.handedOn())
                .allSatisfy(one -> assertThat(one.foreignHeaders()).isEmpty());
    }

    @Test
    final void takesNoHeaderFromColumns() throws Exception {
        // Given
        database.insert(1, "CamelFileName", "1");

        // When
        start(Map.of(
                "query",
                "SELECT id, content, file_name AS \"CamelFileName\", file_name AS \"wenshuitem\", rev FROM invoices",
                "item-file-name",
                "CamelFileName"));
        awaitCount(1);

        // Then
        assertThat(intake.handedOn())
                .singleElement()
                .satisfies(one -> assertThat(one.foreignHeaders()).isEmpty());
    }

    @Test
    final void goesOnWhenTheDatabaseIsBack() throws Exception {
        // Given
        start(Map.of());
        database.insert(1, "1.pdf", "one");
        awaitCount(1);

        // When
        database.gateway.cut();
        database.insert(2, "2.pdf", "two");
        await().during(Duration.ofMillis(300))
                .atMost(PATIENCE)
                .until(() -> intake.handedOn().size() == 1);
        database.gateway.open();
        awaitCount(2);

        // Then
        assertThat(intake.count("1.pdf")).isEqualTo(1);
        assertThat(intake.count("2.pdf")).isEqualTo(1);
    }

    final void start(Map<String, String> settings) throws Exception {
        context.addRoutes(intake);
        context.addRoutes(new JdbcSourceRoute(database.config(settings)));
        context.start();
    }

    final void stop() throws Exception {
        context.close();
        context = new DefaultCamelContext();
    }

    final void awaitCount(int count) {
        await().atMost(PATIENCE).until(() -> intake.handedOn().size() >= count);
    }

    static String sha256(String content) {
        return ContentHash.of(content.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private String watermark() throws IOException {
        Path file = folder.resolve("watermark");
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }

    private Map<String, String> watermark(String column, String overlap) {
        return new HashMap<>(Map.of(
                "watermark-column",
                column,
                "watermark-file",
                folder.resolve("watermark").toString(),
                "watermark-overlap",
                overlap,
                "seen-file",
                folder.resolve("seen").toString()));
    }
}
