package dev.wenshu.connector.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.wenshu.connector.testkit.RecordingIntake;
import dev.wenshu.connector.testkit.RecordingIntake.HandedOn;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import jakarta.jms.Message;
import jakarta.jms.StreamMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JmsSourceRouteTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final RecordingIntake intake = new RecordingIntake();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private TestBroker broker;

    @BeforeEach
    void open() throws Exception {
        broker = new TestBroker(folder.resolve("broker"));
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        broker.close();
    }

    @Test
    void handsOnBytesTextAndStreams() throws Exception {
        // Given
        broker.put("bytes.txt", "Grüße");
        broker.inSession(session -> broker.send(session, session.createTextMessage("Grüße 你好"), named("text.txt")));
        broker.inSession(session -> {
            StreamMessage stream = session.createStreamMessage();
            stream.writeBytes("one ".getBytes(StandardCharsets.UTF_8));
            stream.writeBytes(new byte[0]);
            stream.writeBytes("two".getBytes(StandardCharsets.UTF_8));
            return broker.send(session, stream, named("stream.txt"));
        });

        // When
        start(Map.of());
        awaitCount(3);

        // Then
        assertThat(intake.handedOn())
                .extracting(one -> one.item().fileName(), HandedOn::sha256)
                .containsExactly(
                        tuple("bytes.txt", sha256("Grüße")),
                        tuple("text.txt", sha256("Grüße 你好")),
                        tuple("stream.txt", sha256("one two")));
    }

    @Test
    void streamsALargeMessageAgainAfterIntakeHadNoRoom() throws Exception {
        // Given
        byte[] large = large(10);
        intake.failNext(new Fault(FaultCategory.CAPACITY, "the store is full"));
        broker.put(large, named("large.bin"));

        // When
        start(Map.of());
        awaitCount(1);

        // Then
        assertThat(intake.handedOn().getFirst().sha256())
                .isEqualTo(ContentHash.of(large).hex());
        await().atMost(PATIENCE).until(() -> broker.count("in") == 0);
    }

    @Test
    void namesTheItemByMessageIdOrByThePropertyOfTheSettings() throws Exception {
        // Given
        String id = broker.put("a.pdf", "plain");
        start(Map.of());
        awaitCount(1);

        // Then
        assertThat(intake.handedOn().getFirst().item().itemId()).isEqualTo(id);
        assertThat(intake.handedOn().getFirst().item().source()).isEqualTo("inbox/in");
    }

    @Test
    void takesTheSendersIdWhereThePropertyIsSet() throws Exception {
        // Given
        broker.put(new byte[] {1}, message -> message.setStringProperty("scanId", "scan-17"));
        broker.put(new byte[] {2}, message -> message.setStringProperty("scanId", "line\nbreak"));
        broker.put(new byte[] {3}, _ -> {});

        // When
        start(Map.of("id-property", "scanId"));
        awaitCount(1);
        await().atMost(PATIENCE).until(() -> broker.count("rejected") == 2);

        // Then
        assertThat(intake.handedOn())
                .singleElement()
                .satisfies(one -> assertThat(one.item().itemId()).isEqualTo("scan-17"))
                .satisfies(one -> assertThat(one.item().fileName()).isEqualTo("scan-17"));
    }

    @Test
    void takesNoHeaderOfAMessageAndNoPathOfItsName() throws Exception {
        // Given
        broker.put(new byte[] {1}, message -> {
            message.setStringProperty("fileName", "../../etc/pass\u202Ewd.pdf");
            message.setStringProperty("CAMELFILENAME", "x");
            message.setStringProperty("wenshuItem", "forged");
            message.setStringProperty("harmless", "x");
            message.setJMSCorrelationID("a\nb");
        });

        // When
        start(Map.of());
        awaitCount(1);

        // Then
        HandedOn one = intake.handedOn().getFirst();
        assertThat(one.item().fileName()).isEqualTo("pass wd.pdf");
        assertThat(one.foreignHeaders()).isEmpty();
        assertThat(one.item().version()).doesNotContain("a\\nb");
    }

    @Test
    void sendsOnWhatIsNoDocumentAndGoesOn() throws Exception {
        // Given
        byte[] large = large(1);
        broker.inSession(session -> broker.send(session, session.createObjectMessage("gadget"), named("o.ser")));
        broker.inSession(session -> broker.send(session, session.createMapMessage(), named("m")));
        broker.put(large, named("refused.bin"));
        intake.failNext(new Fault(FaultCategory.INPUT, "no document"));
        broker.put("good.pdf", "good");

        // When
        start(Map.of());
        awaitCount(1);

        // Then
        await().atMost(PATIENCE).until(() -> broker.count("rejected") == 3);
        assertThat(intake.handedOn()).extracting(one -> one.item().fileName()).containsExactly("good.pdf");
        Message refused = broker.messages("rejected").get(2);
        assertThat(refused.getStringProperty("fileName")).isEqualTo("refused.bin");
        assertThat(broker.largeBody("rejected", "refused.bin"))
                .isEqualTo(ContentHash.of(large).hex());
        assertThat(broker.count("in")).isZero();
    }

    @Test
    void goesOnBehindAMessageThatAlwaysBreaks() throws Exception {
        // Given
        intake.failNext(new Fault(FaultCategory.INTERNAL, "a defect"));
        broker.put("poison.pdf", "poison");
        broker.put("good-1.pdf", "good 1");
        broker.put("good-2.pdf", "good 2");

        // When
        start(Map.of());
        awaitCount(2);

        // Then
        assertThat(intake.handedOn())
                .extracting(one -> one.item().fileName())
                .containsExactly("good-1.pdf", "good-2.pdf");
        assertThat(broker.count("in")).isEqualTo(1);
        awaitCount(3);
        assertThat(intake.count("poison.pdf")).isEqualTo(1);
    }

    @Test
    void anOutageOfIntakeCostsNoAttemptOfTheBroker() throws Exception {
        // Given
        for (int fault = 0; fault < 6; fault++) {
            intake.failNext(new Fault(FaultCategory.EXTERNAL, "the database is away"));
        }
        broker.put("patient.pdf", "patient");

        // When
        start(Map.of("retry-interval", "1ms"));
        awaitCount(1);

        // Then
        assertThat(broker.count("DLQ")).isZero();
        await().atMost(PATIENCE).until(() -> broker.count("in") == 0);
    }

    @Test
    void handsOnTheFileThatAMessageRefersTo() throws Exception {
        // Given
        Files.createDirectories(folder.resolve("root/sub"));
        Files.writeString(folder.resolve("root/sub/a.pdf"), "claimed");
        Files.writeString(folder.resolve("outside.txt"), "outside");
        Files.createSymbolicLink(folder.resolve("root/link"), folder.resolve("outside.txt"));
        for (String reference : new String[] {
            "{\"path\":\"../outside.txt\"}", "{\"path\":\"link\"}", "not json", "{\"path\":\"sub/a.pdf\"}"
        }) {
            broker.inSession(session -> broker.send(session, session.createTextMessage(reference), _ -> {}));
        }

        // When
        start(Map.of(
                "payload", "reference", "reference-root", folder.resolve("root").toString()));
        awaitCount(1);

        // Then
        HandedOn one = intake.handedOn().getFirst();
        assertThat(one.item().fileName()).isEqualTo("a.pdf");
        assertThat(one.sha256()).isEqualTo(sha256("claimed"));
        assertThat(broker.count("rejected")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void losesNothingWhileTheBrokerIsAway(int faults) throws Exception {
        // Given
        for (int number = 0; number < 20; number++) {
            broker.put(number + ".pdf", "content " + number);
        }
        start(Map.of("timeout", "2s"));
        awaitCount(2);
        for (int fault = 0; fault < faults; fault++) {
            intake.failNext(new Fault(FaultCategory.CAPACITY, "the store is full"));
        }

        // When
        broker.stop();
        broker.restart();
        broker.put("after.pdf", "after");
        await().atMost(PATIENCE).until(() -> intake.count("after.pdf") > 0);
        await().atMost(PATIENCE).until(() -> broker.count("in") == 0);

        // Then
        assertThat(intake.handedOn().stream()
                        .map(one -> one.item().itemId() + one.sha256())
                        .distinct())
                .hasSize(21);
        assertThat(broker.count("DLQ")).isZero();
    }

    private static TestBroker.Change named(String name) {
        return message -> message.setStringProperty("fileName", name);
    }

    private static byte[] large(int megabytes) {
        byte[] large = new byte[megabytes * 1024 * 1024];
        new Random(4711).nextBytes(large);
        return large;
    }

    private static String sha256(String content) {
        return ContentHash.of(content.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private void start(Map<String, String> settings) throws Exception {
        context.addRoutes(intake);
        context.addRoutes(new JmsSourceRoute(broker.config(settings)));
        context.start();
    }

    private void awaitCount(int count) {
        await().atMost(PATIENCE).until(() -> intake.handedOn().size() >= count);
    }
}
