package dev.wenshu.connector.jms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Settings {@code wenshu.jms.*}; each is explained in this module's README. */
@ConfigMapping(prefix = "wenshu.jms")
public interface JmsConfig {
    /** The queues to pick up from, by a short name of one's own choice; none switches the connector off. */
    Map<String, Queue> queues();

    /** One queue of a broker. */
    interface Queue {
        /** The broker's address as its client has it, with TLS and failover; never shown, as it can hold passwords. */
        String url();

        /** Class of the client's {@link jakarta.jms.ConnectionFactory}; has a constructor that takes the address. */
        @WithDefault("org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory")
        String client();

        /** Name of the queue at the broker. */
        String queue();

        /** Login name; empty where the broker asks nobody. */
        Optional<String> user();

        /** The password itself. */
        Optional<String> password();

        /** Environment variable that holds the password. */
        Optional<String> passwordEnv();

        /** File that holds the password; read anew at each login. */
        Optional<Path> passwordFile();

        /** What a message holds. */
        @WithDefault("document")
        Payload payload();

        /** Folder that references name files below. */
        Optional<Path> referenceRoot();

        /** Property of a message with the file's name. */
        @WithDefault("fileName")
        String fileNameProperty();

        /** Property of a message with an id of the sender's; empty takes the message id. */
        Optional<String> idProperty();

        /** Queue for messages that hold no document. */
        Optional<String> rejectedQueue();

        /** Queue for results. */
        Optional<String> resultsQueue();

        /** Pause after a fault of the broker, intake or settings; doubled with each up to ten minutes. */
        @WithDefault("5s")
        Duration retryInterval();

        /** Longest wait for one answer of the broker. */
        @WithDefault("30s")
        Duration timeout();
    }

    /** Whether a message is the document or refers to it. */
    enum Payload {
        DOCUMENT,
        REFERENCE
    }
}
