package dev.wenshu.connector.jms;

import dev.wenshu.connector.claim.ClaimCheckFolder;
import dev.wenshu.connector.jms.JmsConfig.Payload;
import dev.wenshu.connector.jms.broker.BrokerClient;
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
record JmsSettings(List<Watched> queues) {
    private static final String PROPERTY = "[A-Za-z_$][A-Za-z0-9_$]*";

    JmsSettings {
        queues = List.copyOf(queues);
    }

    /** One queue with the name that its settings give it. */
    record Watched(String name, BrokerClient broker, JmsConfig.Queue config) {
        String source() {
            return name + "/" + config.queue();
        }

        Optional<ClaimCheckFolder> references() {
            return config.referenceRoot().map(ClaimCheckFolder::new);
        }

        /** The queues of the broker that this one needs. */
        List<String> named() {
            return Stream.concat(
                            Stream.of(config.queue()),
                            Stream.concat(config.resultsQueue().stream(), config.rejectedQueue().stream()))
                    .toList();
        }
    }

    static JmsSettings of(JmsConfig config) {
        List<String> faults = new ArrayList<>();
        List<Watched> queues = new ArrayList<>();
        Set<String> places = new HashSet<>();
        new TreeMap<>(config.queues()).forEach((name, queue) -> {
            Watched watched = new Watched(name, broker(name, queue), queue);
            faults(watched).forEach(fault -> faults.add(name + "." + fault));
            if (!places.add(queue.url() + " " + queue.queue())) {
                faults.add(name + ".queue: is picked up from twice");
            }
            queues.add(watched);
        });
        if (!faults.isEmpty()) {
            throw new Fault(FaultCategory.SETUP, "wenshu.jms.queues: " + String.join("; ", faults));
        }
        return new JmsSettings(queues);
    }

    private static BrokerClient broker(String name, JmsConfig.Queue queue) {
        return new BrokerClient(
                name,
                queue.client(),
                queue.url(),
                queue.user(),
                new Secret("JMS queue " + name, queue.password(), queue.passwordEnv(), queue.passwordFile()),
                queue.timeout());
    }

    private static List<String> faults(Watched watched) {
        JmsConfig.Queue queue = watched.config();
        List<String> faults = new ArrayList<>();
        if (!watched.name().matches("[a-z0-9-]+")) {
            faults.add("its name must be of small letters, digits and -");
        }
        if (queue.url().isBlank()) {
            faults.add("url: is empty");
        }
        if (watched.named().stream().anyMatch(name -> name.isBlank() || !name.matches("[^\\p{Cntrl}\\p{Cf}]+"))) {
            faults.add("queue, results-queue, rejected-queue: must be names without control characters");
        }
        if (watched.named().stream().distinct().count() < watched.named().size()) {
            faults.add("queue, results-queue, rejected-queue: must be three different ones");
        }
        long secrets = watched.broker().secret().ways();
        if (queue.user().isPresent() && secrets != 1) {
            faults.add("set one of password, password-env and password-file");
        }
        if (queue.user().isEmpty() && secrets > 0) {
            faults.add("user: goes together with a password");
        }
        if ((queue.payload() == Payload.REFERENCE) != queue.referenceRoot().isPresent()) {
            faults.add("payload=reference: goes together with reference-root");
        }
        if (!queue.fileNameProperty().matches(PROPERTY)
                || queue.idProperty().filter(name -> !name.matches(PROPERTY)).isPresent()) {
            faults.add("file-name-property, id-property: must be letters, digits, _ or $");
        }
        Map.of("retry-interval", queue.retryInterval(), "timeout", queue.timeout())
                .forEach((setting, duration) -> {
                    if (duration.compareTo(Duration.ofMillis(1)) < 0) {
                        faults.add(setting + ": must be at least a millisecond");
                    }
                });
        return faults;
    }
}
