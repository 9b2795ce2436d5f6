package dev.wenshu.connector.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.WriteBackOperation;
import dev.wenshu.connector.WriteBackOperation.Reply;
import dev.wenshu.connector.WriteBackOperation.WriteSidecar;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.testkit.RecordingIntake;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmsWriteBackTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final WriteBackOperation RESULT =
            new WriteSidecar(".wenshu.json", "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
    private static final WriteBackOperation REPLY = new Reply("Erledigt");

    @TempDir
    private Path folder;

    private final RecordingIntake intake = new RecordingIntake();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private TestBroker broker;

    @BeforeEach
    void open() throws Exception {
        broker = new TestBroker(folder);
        context.addRoutes(intake);
        context.addRoutes(new JmsSourceRoute(broker.config(Map.of())));
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        broker.close();
    }

    @Test
    void sendsAResultWithWhatItIsAbout() throws Exception {
        // Given
        SourceItem item = item(_ -> {});

        // When
        WriteBackOutcome outcome = write(item, RESULT, "key-1");

        // Then
        assertThat(outcome).isEqualTo(new Written("key-1", "results", ""));
        assertThat(broker.messages("results")).singleElement().satisfies(sent -> {
            assertThat(TestBroker.text(sent)).isEqualTo("{\"a\":1}");
            assertThat(sent.getJMSCorrelationID()).isEqualTo(item.itemId());
            assertThat(sent.getStringProperty("wenshuKey")).isEqualTo("key-1");
            assertThat(sent.getStringProperty("wenshuDocumentId")).isEqualTo("document-1");
            assertThat(sent.getStringProperty("wenshuItemId")).isEqualTo(item.itemId());
            assertThat(sent.getStringProperty("wenshuSuffix")).isEqualTo(".wenshu.json");
            assertThat(sent.propertyExists("wenshuReplaces")).isFalse();
        });
    }

    @Test
    void aCrashBetweenSendingAndRecordingLeavesOneMessage() throws Exception {
        // Given
        SourceItem item = item(_ -> {});
        write(item, RESULT, "key-1");

        // When: nothing of the first life is left but the broker's journal
        context.stop();
        broker.stop();
        broker.restart();
        WriteBackOutcome again = write(item, RESULT, "key-1");

        // Then
        assertThat(again).isInstanceOf(Written.class);
        assertThat(broker.count("results")).isEqualTo(1);
    }

    @Test
    void aLaterResultIsAMessageOfItsOwn() throws Exception {
        // Given
        SourceItem item = item(_ -> {});
        write(item, RESULT, "key-1");
        WriteBackOperation later = new WriteSidecar(".wenshu.json", new byte[] {'{', '}'})
                .replacing(RESULT)
                .orElseThrow();

        // When
        write(item, later, "key-2");

        // Then
        List<Message> sent = broker.messages("results");
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).getStringProperty("wenshuReplaces")).hasSize(64);
    }

    @Test
    void repliesOnceToWhoeverAsked() throws Exception {
        // Given
        SourceItem item = item(message -> {
            message.setJMSReplyTo(ActiveMQDestination.createQueue("replies"));
            message.setJMSCorrelationID("order-17");
        });

        // When
        write(item, REPLY, "key-1");
        WriteBackOutcome second = write(item, REPLY, "key-1");

        // Then
        assertThat(second).isEqualTo(new Written("key-1", "replies", ""));
        assertThat(broker.messages("replies")).singleElement().satisfies(sent -> {
            assertThat(TestBroker.text(sent)).isEqualTo("Erledigt");
            assertThat(sent.getJMSCorrelationID()).isEqualTo("order-17");
        });
    }

    @Test
    void repliesToATemporaryQueueWhileItIsThere() throws Exception {
        try (ActiveMQConnectionFactory factory =
                        new ActiveMQConnectionFactory(broker.url(), TestBroker.USER, TestBroker.PASSWORD);
                Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            // Given
            connection.start();
            TemporaryQueue answers = session.createTemporaryQueue();
            SourceItem item = item(message -> message.setJMSReplyTo(answers));

            // When
            WriteBackOutcome sent = write(item, REPLY, "key-1");
            Message answer;
            try (MessageConsumer consumer = session.createConsumer(answers)) {
                answer = consumer.receive(PATIENCE.toMillis());
            }
            answers.delete();
            WriteBackOutcome late = write(item, REPLY, "key-2");

            // Then
            assertThat(sent).isInstanceOf(Written.class);
            assertThat(answer.getJMSCorrelationID()).isEqualTo(item.itemId());
            assertThat(late).isInstanceOf(Refused.class);
        }
    }

    @Test
    void repliesToNobodyAndNotIntoItsOwnQueues() throws Exception {
        SourceItem silent = item(_ -> {});
        SourceItem loop = item(message -> message.setJMSReplyTo(ActiveMQDestination.createQueue("in")));

        assertThat(write(silent, REPLY, "key-1")).isInstanceOf(Refused.class);
        assertThat(write(loop, REPLY, "key-2")).isInstanceOf(Refused.class);
    }

    @Test
    void refusesResultsWithoutAQueueForThem() throws Exception {
        SourceItem item = item(_ -> {});

        assertThat(writeBack(Map.of("results-queue", "")).write(request(item, RESULT, "key-1")))
                .singleElement()
                .isInstanceOf(Refused.class);
    }

    @Test
    void takesAnotherClientsFactory() throws Exception {
        SourceItem item = item(_ -> {});

        assertThat(writeBack(Map.of("client", OtherClient.class.getName())).write(request(item, RESULT, "key-1")))
                .singleElement()
                .isInstanceOf(Written.class);
    }

    @Test
    void asksForSetupWhereTheItemsQueueOrClientIsNotThere() throws Exception {
        SourceItem item = item(_ -> {});
        SourceItem other = new SourceItem("jms", "other/in", "1", item.version(), "a", item.receivedAt());

        assertThat(categoryOf(() -> write(other, RESULT, "key-1"))).isEqualTo(FaultCategory.SETUP);
        assertThat(categoryOf(
                        () -> writeBack(Map.of("client", "no.such.Client")).write(request(item, RESULT, "key-1"))))
                .isEqualTo(FaultCategory.SETUP);
    }

    @Test
    void checkNamesAQueueThatIsNotThereAndMakesNone() {
        JmsConnector connector = new JmsConnector(broker.config(Map.of("rejected-queue", "none-such")));

        for (int look = 0; look < 2; look++) {
            assertThat(connector.check())
                    .singleElement()
                    .satisfies(check -> assertThat(check.fault())
                            .hasValueSatisfying(fault -> assertThat(fault)
                                    .hasMessageContaining("none-such")
                                    .extracting(Fault::category)
                                    .isEqualTo(FaultCategory.SETUP)));
        }
    }

    private SourceItem item(TestBroker.Change change) throws JMSException {
        int before = intake.handedOn().size();
        broker.put("document".getBytes(StandardCharsets.UTF_8), change);
        await().atMost(PATIENCE).until(() -> intake.handedOn().size() > before);
        return intake.handedOn().get(before).item();
    }

    private WriteBackOutcome write(SourceItem item, WriteBackOperation operation, String key) {
        return writeBack(Map.of()).write(request(item, operation, key)).getFirst();
    }

    private JmsWriteBack writeBack(Map<String, String> settings) {
        return JmsWriteBack.of(JmsSettings.of(broker.config(settings)));
    }

    private static WriteBackRequest request(SourceItem item, WriteBackOperation operation, String key) {
        return new WriteBackRequest(List.of(new Keyed(key, "document-1", item, operation)));
    }

    private static FaultCategory categoryOf(ThrowingCallable call) {
        return Fault.categoryOf(catchThrowable(call));
    }
}
