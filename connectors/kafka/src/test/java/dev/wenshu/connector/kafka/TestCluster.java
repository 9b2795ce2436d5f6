package dev.wenshu.connector.kafka;

import static org.awaitility.Awaitility.await;

import dev.wenshu.connector.testkit.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kafka.server.BrokerServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.test.JaasUtils;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/** One broker and one controller with logins, started once for all tests; each test has topics of its own. */
final class TestCluster {
    static final String USER = JaasUtils.KAFKA_PLAIN_ADMIN;
    static final String PASSWORD = JaasUtils.KAFKA_PLAIN_ADMIN_PASSWORD;
    static final int PARTITIONS = 2;

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final KafkaClusterTestKit KIT = started();

    final int number = NEXT.incrementAndGet();
    final String in = "in-" + number;
    final String results = "results-" + number;
    final String rejected = "rejected-" + number;
    private boolean stopped;

    TestCluster() throws Exception {
        try (Admin admin = Admin.create(client())) {
            admin.createTopics(List.of(
                            new NewTopic(in, PARTITIONS, (short) 1),
                            new NewTopic(results, 1, (short) 1).configs(Map.of("cleanup.policy", "compact")),
                            new NewTopic(rejected, 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            // The controller knows them before the broker does.
            await().ignoreExceptions()
                    .until(() -> admin.describeTopics(List.of(in, results, rejected))
                                    .allTopicNames()
                                    .get(30, TimeUnit.SECONDS)
                                    .size()
                            == 3);
        }
    }

    void stop() {
        stopped = true;
        broker().shutdown();
        broker().awaitShutdown();
    }

    void restart() {
        broker().startup();
        stopped = false;
    }

    /** For the next test. */
    void close() {
        if (stopped) {
            restart();
        }
    }

    KafkaConfig.Topic topicConfig(Map<String, String> more) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "bootstrap-servers",
                KIT.bootstrapServers(),
                "topic",
                in,
                "group",
                "group-" + number,
                "tls",
                "false",
                "user",
                USER,
                "password",
                PASSWORD,
                "sasl-mechanism",
                "plain",
                "results-topic",
                results,
                "rejected-topic",
                rejected,
                "retry-interval",
                "50ms"));
        settings.put("timeout", "5s");
        settings.putAll(more);
        Map<String, String> properties = new TreeMap<>();
        settings.forEach((name, value) -> properties.put("wenshu.kafka.topics.inbox." + name, value));
        properties.values().removeIf(String::isEmpty);
        return Objects.requireNonNull(
                Settings.of(KafkaConfig.class, properties).topics().get("inbox"));
    }

    KafkaConfig config(Map<String, String> more) {
        KafkaConfig.Topic topic = topicConfig(more);
        return () -> Map.of("inbox", topic);
    }

    void put(int partition, String name, byte[] value, Map<String, String> headers) throws Exception {
        ProducerRecord<byte[], byte[]> sent =
                new ProducerRecord<>(in, partition, name.getBytes(StandardCharsets.UTF_8), value);
        headers.forEach((header, text) -> sent.headers().add(header, text.getBytes(StandardCharsets.UTF_8)));
        send(sent, Map.of());
    }

    void put(int partition, String name, String value) throws Exception {
        put(partition, name, value.getBytes(StandardCharsets.UTF_8), Map.of("fileName", name));
    }

    void send(ProducerRecord<byte[], byte[]> sent, Map<String, Object> more) throws Exception {
        Map<String, Object> properties = client();
        properties.put("max.request.size", 20_000_000);
        properties.putAll(more);
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(sent).get(30, TimeUnit.SECONDS);
        }
    }

    List<ConsumerRecord<byte[], byte[]>> records(String topic) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (Admin admin = Admin.create(client());
                var consumer =
                        new KafkaConsumer<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            long end = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get(30, TimeUnit.SECONDS)
                    .offset();
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        return found;
    }

    /** The results as a reader of the compacted topic has them. */
    Map<String, String> seen() throws Exception {
        Map<String, String> seen = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> one : records(results)) {
            seen.put(text(one.key()), text(one.value()));
        }
        return seen;
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Offsets that the group has committed, of both partitions together. */
    long committed() throws Exception {
        try (Admin admin = Admin.create(client())) {
            return admin
                    .listConsumerGroupOffsets("group-" + number)
                    .partitionsToOffsetAndMetadata()
                    .get(30, TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .mapToLong(offset -> offset == null ? 0 : offset.offset())
                    .sum();
        }
    }

    private static BrokerServer broker() {
        return Objects.requireNonNull(KIT.brokers().get(0));
    }

    private static Map<String, Object> client() {
        return new LinkedHashMap<>(Map.of(
                "bootstrap.servers",
                KIT.bootstrapServers(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + USER + "\" password=\""
                        + PASSWORD + "\";"));
    }

    private static KafkaClusterTestKit started() {
        try {
            KafkaClusterTestKit kit = new KafkaClusterTestKit.Builder(new TestKitNodes.Builder()
                            .setNumBrokerNodes(1)
                            .setNumControllerNodes(1)
                            .setBrokerSecurityProtocol(SecurityProtocol.SASL_PLAINTEXT)
                            .build())
                    .setConfigProp("auto.create.topics.enable", "false")
                    .setConfigProp("offsets.topic.replication.factor", "1")
                    .setConfigProp("offsets.topic.num.partitions", "1")
                    .setConfigProp("group.initial.rebalance.delay.ms", "0")
                    .setConfigProp("controlled.shutdown.enable", "false")
                    .setConfigProp("message.max.bytes", "20000000")
                    .build();
            kit.format();
            kit.startup();
            kit.waitForReadyBrokers();
            return kit;
        } catch (Exception e) {
            throw new IllegalStateException("the cluster does not start", e);
        }
    }
}
