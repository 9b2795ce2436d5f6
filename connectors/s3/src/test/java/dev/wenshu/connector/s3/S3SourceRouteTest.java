package dev.wenshu.connector.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wenshu.connector.testkit.RecordingIntake;
import dev.wenshu.connector.testkit.RecordingIntake.HandedOn;
import dev.wenshu.connector.testkit.Settings;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3SourceRouteTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final RecordingIntake intake = new RecordingIntake();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private TestBucket bucket;

    @BeforeEach
    void open() throws IOException {
        bucket = new TestBucket();
    }

    @AfterEach
    void stop() throws IOException {
        context.close();
        bucket.close();
    }

    @Test
    void handsOnMoreObjectsThanAPageHoldsExactlyOnce() throws Exception {
        // Given
        for (int number = 0; number < 1100; number++) {
            bucket.put("sub" + number % 7 + "/" + number + ".txt", "content " + number);
        }

        // When
        start(Map.of());
        awaitCount(1100);
        bucket.put("zzz.txt", "fence");
        awaitCount(1101);

        // Then
        assertThat(intake.handedOn()).extracting(one -> one.item().itemId()).doesNotHaveDuplicates();
        assertThat(intake.handedOn())
                .filteredOn(one -> one.item().itemId().equals("sub3/3.txt"))
                .singleElement()
                .extracting(HandedOn::sha256)
                .isEqualTo(sha256("content 3"));
    }

    @Test
    void namesTheItemByBucketPrefixKeyAndETag() throws Exception {
        // Given
        bucket.put("other/a.pdf", "not ours");
        bucket.put("in/box/sub/Grüße 文档 #1 100%+.pdf", "ours");

        // When
        start(Map.of("prefix", "/in/box/"));
        awaitCount(1);

        // Then
        assertThat(intake.handedOn()).singleElement().satisfies(one -> {
            assertThat(one.item().system()).isEqualTo("s3");
            assertThat(one.item().source()).isEqualTo(bucket.name + "/in/box");
            assertThat(one.item().itemId()).isEqualTo("sub/Grüße 文档 #1 100%+.pdf");
            assertThat(one.item().fileName()).isEqualTo("Grüße 文档 #1 100%+.pdf");
            assertThat(one.item().version()).isEqualTo(bucket.etag("in/box/sub/Grüße 文档 #1 100%+.pdf"));
        });
    }

    @Test
    void takesNoHeaderFromMetadata() throws Exception {
        // Given
        Queue<Set<String>> headers = new ConcurrentLinkedQueue<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:intake")
                        .process(exchange -> headers.add(
                                Set.copyOf(exchange.getMessage().getHeaders().keySet())));
            }
        });
        context.addRoutes(new S3SourceRoute(bucket.config(Map.of())));
        bucket.put(
                "a.pdf",
                new byte[] {1},
                Map.of("CamelFileName", "x", "wenshuitem", "x", "WENSHUdocumentid", "x", "harmless", "x"));

        // When
        context.start();
        await().atMost(PATIENCE).until(() -> !headers.isEmpty());

        // Then
        assertThat(headers.element()).containsExactly("WenshuItem");
    }

    @Test
    void leavesFolderMarksHiddenHostileAndItsOwnObjectsAlone() throws Exception {
        // Given
        for (String key : List.of(
                "mark/",
                ".hidden.pdf",
                "Thumbs.db",
                "d.pdf.wenshu.json",
                "d.pdf.SUMMARY.md",
                "done/e.pdf",
                "review/2026-11/g.pdf",
                "line\nend.pdf",
                "bell\u0007.pdf",
                "turned\u202Efdp.exe")) {
            bucket.put(key, "x");
        }
        bucket.put("done.pdf", "wanted");

        // When
        start(Map.of());
        awaitCount(1);
        bucket.put("zzz.pdf", "fence");
        awaitCount(2);

        // Then
        assertThat(intake.handedOn())
                .extracting(one -> one.item().itemId())
                .containsExactlyInAnyOrder("done.pdf", "zzz.pdf");
    }

    @Test
    void handsOnAnObjectAgainAfterItWasReplaced() throws Exception {
        // Given
        bucket.put("a.pdf", "one");
        start(Map.of());
        awaitCount(1);

        // When
        bucket.put("a.pdf", "two");
        awaitCount(2);

        // Then
        assertThat(intake.handedOn()).extracting(one -> one.item().version()).doesNotHaveDuplicates();
    }

    @Test
    void doesNotOfferAgainWhatIntakeRefusedAsABadDocumentUntilItChanges() throws Exception {
        // Given
        intake.failNext(new Fault(FaultCategory.INPUT, "larger than allowed"));
        bucket.put("bad.pdf", "bad");
        start(Map.of());
        await().atMost(PATIENCE).until(intake::hasRaisedAll);

        // When
        bucket.put("good.pdf", "good");
        awaitCount(1);
        bucket.put("zzz.pdf", "fence");
        awaitCount(2);

        // Then
        assertThat(intake.count("bad.pdf")).isZero();
        bucket.put("bad.pdf", "better");
        awaitCount(3);
        assertThat(intake.count("bad.pdf")).isEqualTo(1);
    }

    @Test
    void letsOtherObjectsPassOneThatWaits() throws Exception {
        // Given
        intake.failNext(new Fault(FaultCategory.INTERNAL, "a defect"));
        bucket.put("a.pdf", "a");
        bucket.put("b.pdf", "b");

        // When
        start(Map.of());
        awaitCount(1);

        // Then
        assertThat(intake.count("b.pdf")).isEqualTo(1);
        assertThat(intake.count("a.pdf")).isZero();
        awaitCount(2);
        assertThat(intake.count("a.pdf")).isEqualTo(1);
    }

    @Test
    void readsAgainWhatBrokeOffInItsMiddle() throws Exception {
        // Given
        bucket.gateway.cutNextObjectShort();
        bucket.put("a.pdf", "0123456789");

        // When
        start(Map.of());
        awaitCount(1);

        // Then
        assertThat(intake.handedOn())
                .singleElement()
                .extracting(HandedOn::sha256)
                .isEqualTo(sha256("0123456789"));
    }

    @Test
    void remembersOverARestartWhatWasHandedOn() throws Exception {
        // Given
        Map<String, String> seenFile =
                Map.of("seen-file", folder.resolve("seen.txt").toString());
        bucket.put("old.pdf", "old");
        start(seenFile);
        awaitCount(1);
        context.stop();
        Files.writeString(
                folder.resolve("seen.txt"), Files.readString(folder.resolve("seen.txt")) + "0123 cut short by a crash");

        // When
        try (DefaultCamelContext restarted = new DefaultCamelContext()) {
            bucket.put("zzz.pdf", "new");
            start(restarted, seenFile);
            awaitCount(2);
        }

        // Then
        assertThat(intake.count("old.pdf")).isEqualTo(1);
    }

    @Test
    void startsNoSourceRouteAndConnectsToNothingWithoutBuckets() throws Exception {
        // Given
        S3Config none = Settings.of(S3Config.class, Map.of());

        // When
        context.addRoutes(new S3SourceRoute(none));
        context.addRoutes(new S3WriteBackRoute(none));
        context.start();

        // Then
        assertThat(new S3Connector(none).routeIds()).containsExactlyInAnyOrder("s3-write-back", "s3-undo");
        assertThat(context.getRoutes()).hasSize(2);
    }

    @Test
    void listsAllWrongSettingsAtOnce() {
        // Given
        S3Config wrong = bucket.config(Map.of(
                "prefix", "a/../b",
                "endpoint", "https://user:password@host",
                "secret-key-file", "/run/secrets/s3",
                "skip-prefixes", "..",
                "sidecar-suffixes", "../x",
                "tag-prefix", "aws:",
                "tag-fields", "Total!"));

        // Then
        assertThatThrownBy(() -> S3Settings.of(wrong))
                .isInstanceOf(Fault.class)
                .hasMessageContainingAll(
                        "prefix",
                        "endpoint",
                        "secret-key-file",
                        "skip-prefixes",
                        "sidecar-suffixes",
                        "tag-prefix",
                        "tag-fields")
                .hasMessageNotContaining("password")
                .extracting(thrown -> ((Fault) thrown).category())
                .isEqualTo(FaultCategory.SETUP);
    }

    @Test
    void refusesTwoThatWatchTheSameObjects() {
        // Given
        S3Config.Bucket whole = bucket.bucketConfig(Map.of());
        S3Config.Bucket part = bucket.bucketConfig(Map.of("prefix", "in"));

        // Then
        assertThatThrownBy(() -> S3Settings.of(() -> Map.of("whole", whole, "part", part)))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("part and whole watch the same");
    }

    private void start(Map<String, String> settings) throws Exception {
        start(context, settings);
    }

    private void start(DefaultCamelContext in, Map<String, String> settings) throws Exception {
        in.addRoutes(intake);
        in.addRoutes(new S3SourceRoute(bucket.config(settings)));
        in.start();
    }

    private void awaitCount(int count) {
        await().atMost(PATIENCE).until(() -> intake.handedOn().size() >= count);
    }

    private static String sha256(String content) {
        return ContentHash.of(content.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
