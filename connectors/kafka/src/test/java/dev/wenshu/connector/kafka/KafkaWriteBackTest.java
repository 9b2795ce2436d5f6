package dev.wenshu.connector.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.WriteBackOperation;
import dev.wenshu.connector.WriteBackOperation.WriteSidecar;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaWriteBackTest {
    private static final WriteBackOperation RESULT =
            new WriteSidecar(".wenshu.json", "{\"a\":1}".getBytes(StandardCharsets.UTF_8));

    private TestCluster cluster;

    @BeforeEach
    void open() throws Exception {
        cluster = new TestCluster();
    }

    @Test
    void writesAResultUnderItsKeyWithWhatItIsAbout() throws Exception {
        // When
        WriteBackOutcome outcome = write(Map.of(), RESULT, "key-1");

        // Then
        assertThat(outcome).isEqualTo(new Written("key-1", cluster.results, ""));
        assertThat(cluster.records(cluster.results)).singleElement().satisfies(one -> {
            assertThat(TestCluster.text(one.key())).isEqualTo("key-1");
            assertThat(TestCluster.text(one.value())).isEqualTo("{\"a\":1}");
            assertThat(header(one, "wenshu-document-id")).isEqualTo("document-1");
            assertThat(header(one, "wenshu-item-id")).isEqualTo("scan-17");
            assertThat(header(one, "wenshu-item-version")).isEqualTo("in-0-17");
            assertThat(header(one, "wenshu-suffix")).isEqualTo(".wenshu.json");
            assertThat(one.headers().lastHeader("wenshu-replaces")).isNull();
        });
    }

    @Test
    void aCrashBetweenWritingAndRecordingLeavesOneKeyWithOneValue() throws Exception {
        // Given
        write(Map.of(), RESULT, "key-1");

        // When
        write(Map.of(), RESULT, "key-1");

        // Then
        assertThat(cluster.records(cluster.results)).hasSize(2);
        assertThat(cluster.seen()).containsExactly(Map.entry("key-1", "{\"a\":1}"));
    }

    @Test
    void aLaterResultHasAKeyOfItsOwn() throws Exception {
        // Given
        write(Map.of(), RESULT, "key-1");
        WriteBackOperation later = new WriteSidecar(".wenshu.json", new byte[] {'{', '}'})
                .replacing(RESULT)
                .orElseThrow();

        // When
        write(Map.of(), later, "key-2");

        // Then
        assertThat(cluster.seen()).containsOnlyKeys("key-1", "key-2");
        assertThat(header(cluster.records(cluster.results).get(1), "wenshu-replaces"))
                .hasSize(64);
    }

    @Test
    void refusesResultsWithoutATopicForThem() {
        assertThat(write(Map.of("results-topic", ""), RESULT, "key-1")).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "results-topic,none-such",
        "password,wrong",
        "sasl-mechanism,scram-sha-512",
        "properties.\"max.request.size\",10",
        "properties.\"metadata.max.age.ms\",hidden-value"
    })
    void asksForSetupWhereAPersonHasToAct(String setting, String value) {
        Throwable thrown = catchThrowable(() -> write(Map.of(setting, value), RESULT, "key-1"));

        assertThat(Fault.categoryOf(thrown)).isEqualTo(FaultCategory.SETUP);
        assertThat(thrown).hasMessageNotContaining("hidden-value");
    }

    @Test
    void checkNamesATopicThatIsNotThere() {
        KafkaConnector connector = new KafkaConnector(cluster.config(Map.of("rejected-topic", "none-such")));

        assertThat(connector.check())
                .singleElement()
                .satisfies(check -> assertThat(check.fault())
                        .hasValueSatisfying(fault -> assertThat(fault)
                                .hasMessageContaining("none-such")
                                .extracting(Fault::category)
                                .isEqualTo(FaultCategory.SETUP)));
    }

    private WriteBackOutcome write(Map<String, String> settings, WriteBackOperation operation, String key) {
        SourceItem item = new SourceItem("kafka", "inbox/" + cluster.in, "scan-17", "in-0-17", "a.pdf", Instant.EPOCH);
        return KafkaWriteBack.of(KafkaSettings.of(cluster.config(settings)))
                .write(new WriteBackRequest(List.of(new Keyed(key, "document-1", item, operation))))
                .getFirst();
    }

    private static String header(ConsumerRecord<byte[], byte[]> one, String name) {
        return TestCluster.text(one.headers().lastHeader(name).value());
    }
}
