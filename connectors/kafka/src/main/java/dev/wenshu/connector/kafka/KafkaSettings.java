package dev.wenshu.connector.kafka;

import dev.wenshu.connector.claim.ClaimCheckFolder;
import dev.wenshu.connector.kafka.KafkaConfig.Payload;
import dev.wenshu.connector.kafka.cluster.ClusterClient;
import dev.wenshu.connector.settings.Secret;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The settings, checked: every fault is listed in one SETUP fault. Nothing is connected to here. */
record KafkaSettings(List<Watched> topics) {
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);
    private static final int MOST_BYTES = 1 << 30;

    KafkaSettings {
        topics = List.copyOf(topics);
    }

    /** One topic with the name that its settings give it. */
    record Watched(String name, ClusterClient cluster, KafkaConfig.Topic config) {
        String source() {
            return name + "/" + config.topic();
        }

        Optional<ClaimCheckFolder> references() {
            return config.referenceRoot().map(ClaimCheckFolder::new);
        }

        /** The topics of the cluster that this one needs. */
        List<String> named() {
            return Stream.concat(
                            Stream.of(config.topic()),
                            Stream.concat(config.resultsTopic().stream(), config.rejectedTopic().stream()))
                    .toList();
        }
    }

    static KafkaSettings of(KafkaConfig config) {
        List<String> faults = new ArrayList<>();
        List<Watched> topics = new ArrayList<>();
        Set<String> places = new HashSet<>();
        new TreeMap<>(config.topics()).forEach((name, topic) -> {
            Watched watched = new Watched(name, cluster(name, topic), topic);
            faults(watched).forEach(fault -> faults.add(name + "." + fault));
            if (!places.add(topic.bootstrapServers() + " " + topic.topic())) {
                faults.add(name + ".topic: is picked up from twice");
            }
            topics.add(watched);
        });
        if (!faults.isEmpty()) {
            throw new Fault(FaultCategory.SETUP, "wenshu.kafka.topics: " + String.join("; ", faults));
        }
        return new KafkaSettings(topics);
    }

    private static ClusterClient cluster(String name, KafkaConfig.Topic topic) {
        return new ClusterClient(new ClusterClient.Access(
                topic.bootstrapServers(),
                topic.tls(),
                topic.user(),
                new Secret("Kafka topic " + name, topic.password(), topic.passwordEnv(), topic.passwordFile()),
                topic.saslMechanism(),
                topic.properties(),
                topic.maxBytes(),
                topic.timeout()));
    }

    private static List<String> faults(Watched watched) {
        KafkaConfig.Topic topic = watched.config();
        List<String> faults = new ArrayList<>();
        if (!watched.name().matches("[a-z0-9-]+")) {
            faults.add("its name must be of small letters, digits and -");
        }
        if (!topic.bootstrapServers().matches("[^\\s,@]+:\\d+(,[^\\s,@]+:\\d+)*")) {
            faults.add("bootstrap-servers: must be host:port with commas between");
        }
        if (watched.named().stream().anyMatch(name -> !name.matches("[A-Za-z0-9._-]{1,249}"))) {
            faults.add("topic, results-topic, rejected-topic: must be of letters, digits, ., _ and -");
        }
        if (watched.named().stream().distinct().count() < watched.named().size()) {
            faults.add("topic, results-topic, rejected-topic: must be three different ones");
        }
        topic.properties().keySet().stream()
                .filter(ClusterClient::setsItself)
                .sorted()
                .forEach(property -> faults.add("properties." + property + ": is set by the connector"));
        long secrets = watched.cluster().secret().ways();
        if (topic.user().isPresent() && secrets != 1) {
            faults.add("set one of password, password-env and password-file");
        }
        if (topic.user().isEmpty() && secrets > 0) {
            faults.add("user: goes together with a password");
        }
        if ((topic.payload() == Payload.REFERENCE) != topic.referenceRoot().isPresent()) {
            faults.add("payload=reference: goes together with reference-root");
        }
        if (topic.group().isBlank() || topic.fileNameHeader().isBlank()) {
            faults.add("group, file-name-header: are empty");
        }
        if (topic.attempts() < 1 || topic.maxBytes() < 1 || topic.maxBytes() > MOST_BYTES) {
            faults.add("attempts must be at least 1, max-bytes from 1 to a gigabyte");
        }
        Map.of("retry-interval", topic.retryInterval(), "timeout", topic.timeout())
                .forEach((setting, duration) -> {
                    if (duration.compareTo(Duration.ofMillis(1)) < 0 || duration.compareTo(LONGEST_TIMEOUT) > 0) {
                        faults.add(setting + ": must be from a millisecond to ten minutes");
                    }
                });
        return faults;
    }
}
