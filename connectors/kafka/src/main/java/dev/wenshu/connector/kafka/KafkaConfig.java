package dev.wenshu.connector.kafka;

import dev.wenshu.connector.kafka.cluster.SaslMechanism;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Settings {@code wenshu.kafka.*}; each is explained in this module's README. */
@ConfigMapping(prefix = "wenshu.kafka")
public interface KafkaConfig {
    /** The topics to pick up from, by a short name of one's own choice; none switches the connector off. */
    Map<String, Topic> topics();

    /** One topic of a cluster. */
    interface Topic {
        /** Addresses of brokers, as {@code host:port} with commas between. */
        String bootstrapServers();

        /** Name of the topic. */
        String topic();

        /** Consumer group; its members share the partitions. */
        @WithDefault("wenshu")
        String group();

        /** Whether connections are encrypted. */
        @WithDefault("true")
        boolean tls();

        /** Login name; empty where the cluster asks nobody. */
        Optional<String> user();

        /** The password itself. */
        Optional<String> password();

        /** Environment variable that holds the password. */
        Optional<String> passwordEnv();

        /** File that holds the password; read anew at each login. */
        Optional<Path> passwordFile();

        /** How user and password are checked. */
        @WithDefault("scram-sha-512")
        SaslMechanism saslMechanism();

        /** More properties of Kafka's clients, as for TLS; those that the connector sets are refused. */
        Map<String, String> properties();

        /** What a record holds. */
        @WithDefault("document")
        Payload payload();

        /** Folder that references name files below. */
        Optional<Path> referenceRoot();

        /** Header of a record with the file's name. */
        @WithDefault("fileName")
        String fileNameHeader();

        /** What makes the id of an item. */
        @WithDefault("offset")
        ItemId itemId();

        /** Longest record that is handed on, in bytes. */
        @WithDefault("10485760")
        int maxBytes();

        /** Topic for records that hold no document, and for those that failed too often. */
        Optional<String> rejectedTopic();

        /** Topic for results. */
        Optional<String> resultsTopic();

        /** How often a record is tried that fails through a defect of ours, before it goes to the rejected topic. */
        @WithDefault("5")
        int attempts();

        /** Pause after a fault, doubled with each. */
        @WithDefault("5s")
        Duration retryInterval();

        /** Longest wait for one answer of the cluster. */
        @WithDefault("30s")
        Duration timeout();
    }

    /** Whether a record is the document or refers to it. */
    enum Payload {
        DOCUMENT,
        REFERENCE
    }

    /** Whether an item is named by its place in the topic or by its key. */
    enum ItemId {
        OFFSET,
        KEY
    }
}
