package dev.wenshu.connector.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wenshu.connector.testkit.RecordingIntake;
import dev.wenshu.connector.testkit.RecordingIntake.HandedOn;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaSourceRouteTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final RecordingIntake intake = new RecordingIntake();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private TestCluster cluster;

    @BeforeEach
    void open() throws Exception {
        cluster = new TestCluster();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        cluster.close();
    }

    @Test
    void handsOnLargeAndPackedRecordsAndPassesOverTombstones() throws Exception {
        // Given
        byte[] large = new byte[10 * 1024 * 1024];
        new Random(4711).nextBytes(large);
        cluster.put(0, "large.bin", large, Map.of("fileName", "large.bin"));
        cluster.send(new ProducerRecord<>(cluster.in, 0, null, null), Map.of());
        cluster.send(
                new ProducerRecord<>(cluster.in, 0, null, "packed".repeat(1000).getBytes(StandardCharsets.UTF_8)),
                Map.of("compression.type", "lz4"));
        cluster.put(0, "too-large.bin", new byte[large.length + 1], Map.of());

        // When
        start(Map.of());
        awaitCount(2);
        await().atMost(PATIENCE).until(() -> cluster.committed() == 4);

        // Then
        assertThat(intake.handedOn())
                .extracting(HandedOn::sha256)
                .containsExactly(ContentHash.of(large).hex(), sha256("packed".repeat(1000)));
        HandedOn packed = intake.handedOn().get(1);
        assertThat(packed.item().itemId()).isEqualTo(cluster.in + "-0-2");
        assertThat(packed.item().fileName()).isEqualTo(cluster.in + "-0-2");
        assertThat(packed.item().source()).isEqualTo("inbox/" + cluster.in);
        assertThat(cluster.records(cluster.rejected)).hasSize(1);
    }

    @Test
    void namesTheItemByItsKeyWhereThatIsSet() throws Exception {
        // Given
        cluster.put(0, "scan-17", "one");
        cluster.put(0, "line\nbreak", "two");
        cluster.send(new ProducerRecord<>(cluster.in, 0, null, new byte[] {1}), Map.of());
        cluster.put(0, "scan-18", "three");

        // When
        start(Map.of("item-id", "key"));
        awaitCount(2);

        // Then
        assertThat(intake.handedOn()).extracting(one -> one.item().itemId()).containsExactly("scan-17", "scan-18");
        assertThat(cluster.records(cluster.rejected)).hasSize(2);
    }

    @Test
    void takesNoHeaderOfARecordAndNoPathOfItsName() throws Exception {
        // Given
        cluster.put(
                0,
                "k",
                new byte[] {1},
                Map.of("fileName", "../../etc/pass\u202Ewd.pdf", "CAMELFILENAME", "x", "wenshuItem", "forged"));

        // When
        start(Map.of());
        awaitCount(1);

        // Then
        assertThat(intake.handedOn().getFirst().item().fileName()).isEqualTo("pass wd.pdf");
        assertThat(intake.handedOn().getFirst().foreignHeaders()).isEmpty();
    }

    @Test
    void writesOnWhatIsNoDocumentAndGoesOn() throws Exception {
        // Given
        intake.failNext(new Fault(FaultCategory.INPUT, "no document"));
        cluster.put(0, "refused.pdf", "refused");
        cluster.put(0, "good.pdf", "good");

        // When
        start(Map.of());
        awaitCount(1);

        // Then
        assertThat(intake.handedOn()).extracting(one -> one.item().fileName()).containsExactly("good.pdf");
        assertThat(cluster.records(cluster.rejected)).singleElement().satisfies(one -> {
            assertThat(TestCluster.text(one.key())).isEqualTo("refused.pdf");
            assertThat(TestCluster.text(one.value())).isEqualTo("refused");
            assertThat(header(one, "fileName")).isEqualTo("refused.pdf");
            assertThat(header(one, "wenshu-fault")).isEqualTo("INPUT");
            assertThat(header(one, "wenshu-record")).isEqualTo(cluster.in + "-0-0");
        });
    }

    @Test
    void aRecordThatBreaksStopsItsPartitionOnlyAndKeepsItsOrder() throws Exception {
        // Given
        intake.failNext(new Fault(FaultCategory.INTERNAL, "a defect"));
        cluster.put(0, "poison.pdf", "poison");
        cluster.put(0, "behind.pdf", "behind");

        // When
        start(Map.of("retry-interval", "3s"));
        await().atMost(PATIENCE).until(intake::hasRaisedAll);
        cluster.put(1, "beside.pdf", "beside");
        awaitCount(3);

        // Then
        assertThat(intake.handedOn())
                .extracting(one -> one.item().fileName())
                .containsExactly("beside.pdf", "poison.pdf", "behind.pdf");
    }

    @Test
    void aRecordThatAlwaysBreaksIsWrittenOnAfterItsAttempts() throws Exception {
        // Given
        for (int attempt = 0; attempt < 3; attempt++) {
            intake.failNext(new Fault(FaultCategory.INTERNAL, "a defect"));
        }
        cluster.put(0, "poison.pdf", "poison");
        cluster.put(0, "behind.pdf", "behind");

        // When
        start(Map.of("attempts", "3"));
        awaitCount(1);

        // Then
        assertThat(intake.handedOn()).extracting(one -> one.item().fileName()).containsExactly("behind.pdf");
        assertThat(cluster.records(cluster.rejected))
                .singleElement()
                .satisfies(one -> assertThat(header(one, "wenshu-fault")).isEqualTo("INTERNAL"));
    }

    @Test
    void keepsARecordThatAlwaysBreaksWhereThereIsNoTopicForIt() throws Exception {
        // Given
        for (int attempt = 0; attempt < 4; attempt++) {
            intake.failNext(new Fault(FaultCategory.INTERNAL, "a defect"));
        }
        cluster.put(0, "poison.pdf", "poison");

        // When
        start(Map.of("attempts", "2", "rejected-topic", "", "retry-interval", "1ms"));
        awaitCount(1);

        // Then
        assertThat(intake.count("poison.pdf")).isEqualTo(1);
    }

    @Test
    void handsOnTheFileThatARecordRefersTo() throws Exception {
        // Given
        Files.createDirectories(folder.resolve("root/sub"));
        Files.writeString(folder.resolve("root/sub/a.pdf"), "claimed");
        Files.writeString(folder.resolve("outside.txt"), "outside");
        Files.createSymbolicLink(folder.resolve("root/link"), folder.resolve("outside.txt"));
        for (String reference : new String[] {
            "{\"path\":\"../outside.txt\"}", "{\"path\":\"link\"}", "not json", "{\"path\":\"sub/a.pdf\"}"
        }) {
            cluster.put(0, "k", reference.getBytes(StandardCharsets.UTF_8), Map.of());
        }

        // When
        start(Map.of(
                "payload", "reference", "reference-root", folder.resolve("root").toString()));
        awaitCount(1);

        // Then
        assertThat(intake.handedOn().getFirst().item().fileName()).isEqualTo("a.pdf");
        assertThat(intake.handedOn().getFirst().sha256()).isEqualTo(sha256("claimed"));
        assertThat(cluster.records(cluster.rejected)).hasSize(3);
    }

    @Test
    void losesNothingWhileTheBrokerIsAwayAndBeginsAgainWhereItWas() throws Exception {
        // Given
        for (int number = 0; number < 12; number++) {
            cluster.put(number % 2, number + ".pdf", "content " + number);
        }
        start(Map.of());
        awaitCount(2);
        intake.failNext(new Fault(FaultCategory.CAPACITY, "the store is full"));

        // When
        cluster.stop();
        cluster.restart();
        cluster.put(0, "after.pdf", "after");
        await().atMost(PATIENCE).until(() -> intake.count("after.pdf") > 0);
        await().atMost(PATIENCE).until(() -> cluster.committed() == 13);

        // Then
        Map<String, String> contents = new HashMap<>();
        intake.handedOn().forEach(one -> contents.put(one.item().itemId(), one.sha256()));
        assertThat(contents).hasSize(13);
        assertThat(contents.values()).doesNotHaveDuplicates();
    }

    private static String header(ConsumerRecord<byte[], byte[]> one, String name) {
        return TestCluster.text(one.headers().lastHeader(name).value());
    }

    private static String sha256(String content) {
        return ContentHash.of(content.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private void start(Map<String, String> settings) throws Exception {
        context.addRoutes(intake);
        context.addRoutes(new KafkaSourceRoute(cluster.config(settings)));
        context.start();
    }

    private void awaitCount(int count) {
        await().atMost(PATIENCE).until(() -> intake.handedOn().size() >= count);
    }
}
