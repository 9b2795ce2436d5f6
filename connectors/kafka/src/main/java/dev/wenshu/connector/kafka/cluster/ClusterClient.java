package dev.wenshu.connector.kafka.cluster;

import dev.wenshu.connector.settings.Secret;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A cluster and how to log in to it; each use logs in anew. */
public final class ClusterClient {
    /** What the connector's promises rest on, so nobody else may set it. */
    private static final Set<String> OWN = Set.of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
            CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
            CommonClientConfigs.GROUP_ID_CONFIG,
            CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
            CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
            SaslConfigs.SASL_JAAS_CONFIG,
            SaslConfigs.SASL_MECHANISM,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
            ProducerConfig.ACKS_CONFIG,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            ProducerConfig.LINGER_MS_CONFIG);

    private static final int RECORDS_AT_ONCE = 10;
    /** Above the longest pause after a fault, and what intake may take for the records of one poll. */
    private static final Duration LONGEST_BETWEEN_POLLS = Duration.ofMinutes(15);

    private static final int ROOM_FOR_HEADERS = 64 * 1024;

    private final Access access;

    /**
     * What it takes to connect.
     *
     * @param properties more of Kafka's client properties
     * @param maxBytes longest value that is written
     */
    public record Access(
            String servers,
            boolean tls,
            Optional<String> user,
            Secret secret,
            SaslMechanism mechanism,
            Map<String, String> properties,
            int maxBytes,
            Duration timeout) {
        public Access {
            properties = Map.copyOf(properties);
        }

        @Override
        public String toString() {
            return "Access[" + servers + "]";
        }
    }

    /** Connects to nothing yet. */
    public ClusterClient(Access access) {
        this.access = access;
    }

    /** Whether a client property is one that the connector sets itself. */
    public static boolean setsItself(String property) {
        return OWN.contains(property);
    }

    public Secret secret() {
        return access.secret();
    }

    /** A SETUP fault where one of the topics is not there. */
    public void requireTopics(List<String> topics) {
        String what = "looking for topics " + topics;
        try (Admin admin = Admin.create(common())) {
            admin.describeTopics(topics).allTopicNames().get(access.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw KafkaFaults.of(what, e);
        } catch (InterruptedException e) {
            throw interrupted(what, e);
        }
    }

    /** Returns when all replicas in sync have the record. */
    public void write(ProducerRecord<byte[], byte[]> outgoing) {
        String what = "writing to topic " + outgoing.topic();
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            producer.send(outgoing).get(access.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw KafkaFaults.of(what, e);
        } catch (InterruptedException e) {
            throw interrupted(what, e);
        }
    }

    /** A consumer that commits nothing by itself and begins, without a commit, at the oldest record. */
    KafkaConsumer<byte[], byte[]> consumer(String group) {
        Map<String, Object> properties = common();
        properties.put(CommonClientConfigs.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_AT_ONCE);
        properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) LONGEST_BETWEEN_POLLS.toMillis());
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return new KafkaConsumer<>(properties);
    }

    Duration timeout() {
        return access.timeout();
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> properties = common();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, access.timeout().toMillis());
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis());
        properties.putIfAbsent(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Math.addExact(access.maxBytes(), ROOM_FOR_HEADERS));
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return new KafkaProducer<>(properties);
    }

    private Map<String, Object> common() {
        Map<String, Object> properties = new HashMap<>(access.properties());
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, access.servers());
        properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis());
        properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis());
        String transport = access.tls() ? "SSL" : "PLAINTEXT";
        properties.put(
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                access.user().isPresent() ? "SASL_" + transport : transport);
        access.user().ifPresent(user -> {
            properties.put(SaslConfigs.SASL_MECHANISM, access.mechanism().wireName());
            properties.put(
                    SaslConfigs.SASL_JAAS_CONFIG,
                    access.mechanism().login(user, access.secret().require()));
        });
        return properties;
    }

    private int millis() {
        return Math.toIntExact(access.timeout().toMillis());
    }

    private static RuntimeException interrupted(String what, InterruptedException e) {
        Thread.currentThread().interrupt();
        return KafkaFaults.of(what, e);
    }

    @Override
    public String toString() {
        return "ClusterClient[" + access.servers() + "]";
    }
}
