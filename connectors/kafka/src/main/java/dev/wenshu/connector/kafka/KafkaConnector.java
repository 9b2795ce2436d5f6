package dev.wenshu.connector.kafka;

import dev.wenshu.connector.Capability;
import dev.wenshu.connector.Connector;
import dev.wenshu.connector.SourceCheck;
import dev.wenshu.connector.claim.ClaimCheckFolder;
import dev.wenshu.connector.kafka.KafkaSettings.Watched;
import dev.wenshu.connector.writeback.WriteBackRoutes;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Describes the Kafka connector. Without a topic it still answers write-back, with a SETUP fault. */
@Singleton
public final class KafkaConnector implements Connector {
    static final String NAME = "kafka";

    private final KafkaConfig config;

    public KafkaConnector(KafkaConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.PICK_UP, Capability.SIDECAR);
    }

    @Override
    public Set<String> routeIds() {
        Set<String> ids = new HashSet<>(WriteBackRoutes.ids(NAME));
        config.topics().keySet().forEach(name -> ids.add(KafkaSourceRoute.id(name)));
        return ids;
    }

    @Override
    public List<String> sources() {
        return KafkaSettings.of(config).topics().stream().map(Watched::source).toList();
    }

    @Override
    public List<SourceCheck> check() {
        return KafkaSettings.of(config).topics().stream()
                .map(topic -> SourceCheck.of(topic.source(), () -> look(topic)))
                .toList();
    }

    private static void look(Watched topic) {
        topic.references().ifPresent(ClaimCheckFolder::requireReachable);
        topic.cluster().requireTopics(topic.named());
    }
}
